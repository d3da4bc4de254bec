# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a JSON value fits a JSON Schema, in the part of the language that ``records.schema_of`` writes."""

import math
from collections.abc import Mapping
from typing import Final

from ..records import JsonValue

TYPES: Final[Mapping[str, tuple[type, ...]]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
LONGEST: Final = 60
"""Letters of a value that is shown in a complaint."""


def misfit(value: JsonValue, schema: Mapping[str, JsonValue], path: str = "answer") -> str:
    """What is wrong with ``value``, the first thing only, as a sentence that names the place; empty where it fits."""
    if options := schema.get("anyOf"):
        complaints = [misfit(value, option, path) for option in options]
        return "" if "" in complaints else next((text for text in complaints if "is null" not in text), complaints[0])
    if "enum" in schema and value not in schema["enum"]:
        return f"{path} is {_shown(value)}, not one of {', '.join(map(_shown, schema['enum']))}."
    kind = schema.get("type")
    if kind and not _is_of(value, kind):
        return f"{path} is {_shown(value)}, not of type {kind}."
    if isinstance(value, dict):
        return _misfit_of_object(value, schema, path)
    if isinstance(value, list):
        return _misfit_of_array(value, schema, path)
    return ""


def _is_of(value: JsonValue, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    return isinstance(value, TYPES[kind]) and not (isinstance(value, float) and not math.isfinite(value))


def _misfit_of_object(value: Mapping[str, JsonValue], schema: Mapping[str, JsonValue], path: str) -> str:
    properties, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    for name in schema.get("required", ()):
        if name not in value and "default" not in properties.get(name, {}):
            return f"{path} lacks the key {name!r}."
    for name, entry in value.items():
        inner = properties.get(name, others)
        if inner is False:
            return f"{path} has an unknown key {name!r}."
        if inner is not True and (complaint := misfit(entry, inner, f"{path}.{name}")):
            return complaint
    return ""


def _misfit_of_array(value: list[JsonValue], schema: Mapping[str, JsonValue], path: str) -> str:
    least, most = schema.get("minItems", 0), schema.get("maxItems", math.inf)
    if not least <= len(value) <= most:
        wanted = str(least) if least == most else f"from {least} to {most}"
        return f"{path} has {len(value)} entries, not {wanted}."
    first = schema.get("prefixItems", [])
    for index, entry in enumerate(value):
        inner = first[index] if index < len(first) else schema.get("items", {})
        if complaint := misfit(entry, inner, f"{path}[{index}]"):
            return complaint
    return ""


def _shown(value: JsonValue) -> str:
    if value is None:
        return "null"
    text = repr(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
