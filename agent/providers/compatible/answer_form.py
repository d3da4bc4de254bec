# SPDX-License-Identifier: GPL-3.0-or-later
"""The three ways of asking for JSON, and which of them a server understands."""

import json
from collections.abc import Mapping
from typing import Final, Literal

from ...records import JsonValue

AnswerForm = Literal["schema", "object", "fence"]
"""``schema``: the server holds the model to the schema. ``object``: to JSON of any form.
``fence``: the model is asked for a fenced block, and nobody holds it to anything."""
FORMS: Final[tuple[AnswerForm, ...]] = ("schema", "object", "fence")
"""From the strictest on."""

SCHEMA_NAME: Final = "answer"


def response_format(form: AnswerForm, schema: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """The part of the request that holds the server to ``form``; empty where nothing does."""
    if form == "schema":
        wanted = {"name": SCHEMA_NAME, "strict": True, "schema": schema}
        return {"response_format": {"type": "json_schema", "json_schema": wanted}}
    if form == "object":
        return {"response_format": {"type": "json_object"}}
    return {}


def names_all(answer: JsonValue, schema: Mapping[str, JsonValue]) -> bool:
    """Whether ``answer`` has the keys that ``schema`` requires, which one by a model that never saw it has not."""
    properties = schema.get("properties", {})
    required = {name for name in schema.get("required", ()) if "default" not in properties.get(name, {})}
    return not required or (isinstance(answer, dict) and required <= set(answer))


def wording(form: AnswerForm, schema: Mapping[str, JsonValue]) -> str:
    """What the prompt must say because the server does not; empty where it does."""
    if form == "schema":
        return ""
    text = json.dumps(schema, ensure_ascii=False)
    if form == "object":
        return f"\n\nAnswer with one JSON object that fits this JSON Schema, and nothing else:\n\n{text}"
    return f"\n\nAnswer with one JSON object in a fenced block, ```json … ```, that fits this JSON Schema:\n\n{text}"
