# SPDX-License-Identifier: GPL-3.0-or-later
"""What breaks a schema is named with its place; what the records themselves take does not."""

import json
from typing import Any

import pytest

from maquette.agent.critique import Critique, Item
from maquette.agent.proposal import Proposal
from maquette.agent.providers.schema_fit import misfit
from maquette.agent.records import schema_of, to_json

ITEM = Item("cup", "shape", "geometry", 0.5, "too wide", "narrow it")
CRITIQUE = json.loads(json.dumps(to_json(Critique((ITEM,), "best", False, "Too wide."))))


def broken(**values: Any) -> Any:
    return {**CRITIQUE, "items": [{**CRITIQUE["items"][0], **values}]}


def test_what_the_records_write_fits() -> None:
    assert misfit(CRITIQUE, schema_of(Critique)) == ""
    assert misfit(to_json(Proposal("import bpy", "Builds it.")), schema_of(Proposal)) == ""


def test_what_has_a_value_of_its_own_may_be_left_out() -> None:
    assert misfit({"code": "", "explanation": ""}, schema_of(Proposal)) == ""


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        ([], "answer is [], not of type object."),
        ({}, "answer lacks the key 'items'."),
        ({**CRITIQUE, "mood": 1}, "answer has an unknown key 'mood'."),
        (broken(severity="high"), "answer.items[0].severity is 'high', not of type number."),
        (broken(severity=True), "answer.items[0].severity is True, not of type number."),
        (broken(severity=float("nan")), "answer.items[0].severity is nan, not of type number."),
        (broken(object=None), "answer.items[0].object is null, not of type string."),
        (broken(evidence="x" * 10_000 and ["x" * 10_000]), "not of type string."),
    ],
)
def test_the_first_thing_that_is_wrong_is_named(value: Any, complaint: str) -> None:
    said = misfit(value, schema_of(Critique))
    assert complaint in said and len(said) < 200


@pytest.mark.parametrize(
    ("value", "schema", "complaint"),
    [
        ([1, 2], {"type": "array", "prefixItems": [{"type": "integer"}] * 2, "minItems": 2, "maxItems": 2}, ""),
        ([1], {"type": "array", "minItems": 2, "maxItems": 2}, "answer has 1 entries, not 2."),
        ([1, 2.5], {"type": "array", "items": {"type": "integer"}}, "answer[1] is 2.5, not of type integer."),
        (None, {"anyOf": [{"type": "string"}, {"type": "null"}]}, ""),
        (3, {"anyOf": [{"type": "string"}, {"type": "null"}]}, "answer is 3, not of type string."),
        ("c", {"enum": ["a", "b"]}, "answer is 'c', not one of 'a', 'b'."),
        ({"a": 1}, {"type": "object", "additionalProperties": {"type": "integer"}}, ""),
        ({"a": ""}, {"type": "object", "additionalProperties": {"type": "integer"}}, "answer.a is '', not of type"),
    ],
)
def test_every_kind_of_schema_is_looked_at(value: Any, schema: Any, complaint: str) -> None:
    said = misfit(value, schema)
    assert said.startswith(complaint) if complaint else said == ""
