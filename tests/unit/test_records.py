# SPDX-License-Identifier: GPL-3.0-or-later
"""Records to JSON and back."""

import json
from typing import Any

import pytest

from maquette.agent.blueprint import Blueprint, BlueprintObject, CameraGuess, LightGuess, Material
from maquette.agent.critique import Critique, Item
from maquette.agent.effects import LookResult
from maquette.agent.errors import RecordError
from maquette.agent.proposal import Proposal
from maquette.agent.records import from_json, schema_of, to_json

MATERIAL = Material((0.1, 0.2, 0.3), (0.4, 0.5, 0.6), 0.7, texture="grain")
CUP = BlueprintObject(
    "cup",
    "Tasse à café",
    "object",
    "lathe",
    (0.1, 0.2, 0.3, 0.4),
    MATERIAL,
    outline=((0.1, 0.2), (0.3, 0.2), (0.2, 0.4)),
)
BLUEPRINT = Blueprint("coffee", CameraGuess(50, 0.4, 1), LightGuess(0, 1, 0.5, 2), (CUP,), ((1, 0, 0),), ("scale",))
RECORDS = [
    BLUEPRINT,
    Critique((Item("cup", "shape", "geometry", 0.5, "too wide", "narrow it"),), "best", False, "Too wide."),
    Proposal("import bpy\n", "Builds it.", {"scale": 1.5, "nested": {"list": [1, None, "x"]}}),
    LookResult({"full": "renders/a-full.png"}, {"cup": 1}, {"full": 0.5}),
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_what_goes_out_comes_back(record: object) -> None:
    text = json.dumps(to_json(record))
    back = from_json(type(record), json.loads(text))
    assert back == record
    assert json.dumps(to_json(back)) == json.dumps(to_json(from_json(type(record), to_json(back))))


def broken(**values: Any) -> Any:
    data = to_json(BLUEPRINT)
    data["objects"][0].update(values)
    return data


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (broken(box=[0.1, 0.2, 0.3]), r"objects\[0\].box has 3 entries, not 4"),
        (broken(box=[0.3, 0.2, 0.1, 0.4]), r"objects\[0\].*is empty"),
        (broken(form="blob"), r"objects\[0\].form is 'blob', not one of"),
        (broken(lying="yes"), r"objects\[0\].lying is 'yes', not of type bool"),
        (broken(box=[0.1, 0.2, float("nan"), 0.4]), "not a finite number"),
        (broken(box=[0.1, 0.2, 10**400, 0.4]), r"box\[2\] is not a finite number"),
        (broken(box=[0.1, 0.2, True, 0.4]), "is True"),
        (broken(colour=1), "unknown key 'colour'"),
        (broken(support="table"), "supported by the unknown 'table'"),
        (broken(support="cup"), "'cup' is supported by itself"),
        (broken(id="two words"), "not an identifier"),
        ({"title": "x"}, "lacks the key 'camera'"),
        ([], "is not an object"),
    ],
)
def test_a_misfit_is_refused_with_the_path_to_it(data: Any, complaint: str) -> None:
    with pytest.raises(RecordError, match=complaint):
        from_json(Blueprint, data)


def test_the_schema_closes_every_object_and_requires_every_key() -> None:
    schema = schema_of(Blueprint)
    entry = schema["properties"]["objects"]["items"]
    assert entry["additionalProperties"] is False
    assert set(entry["required"]) == set(to_json(CUP))
    assert entry["properties"]["box"]["maxItems"] == 4
    assert entry["properties"]["role"] == {"enum": ["object", "ground", "wall", "sky"]}


def test_what_has_no_json_form_is_refused() -> None:
    with pytest.raises(TypeError, match="set has no JSON form"):
        to_json({"a": {1, 2}})
