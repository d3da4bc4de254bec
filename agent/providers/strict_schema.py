# SPDX-License-Identifier: GPL-3.0-or-later
"""A JSON Schema in the part of the language that servers hold a model to.

Constrained decoding knows closed objects with all keys required, arrays of one kind of entry and
enums that name their type, but neither tuples entry by entry nor objects with free keys; see
https://platform.openai.com/docs/guides/structured-outputs#supported-schemas
"""

from collections.abc import Mapping

from ..records import JsonValue


def strict_schema(schema: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """``schema`` with tuples as arrays and without the keys that may hold anything.

    Entries of one tuple are of one kind here: numbers of a box, a point or a colour.
    """
    made = {name: value for name, value in schema.items() if name != "default"}
    if "anyOf" in made:
        made["anyOf"] = [strict_schema(option) for option in made["anyOf"]]
    if "enum" in made:
        made["type"] = "string"
    if "prefixItems" in made:
        made["items"] = made.pop("prefixItems")[0]
    if "items" in made:
        made["items"] = strict_schema(made["items"])
    if "properties" in made:
        kept = {name: strict_schema(inner) for name, inner in made["properties"].items() if not _is_free(inner)}
        made["properties"], made["required"] = kept, list(kept)
    return made


def _is_free(schema: Mapping[str, JsonValue]) -> bool:
    """Whether it allows anything, or an object with any keys."""
    return not schema.keys() - {"default"} or ("properties" not in schema and schema.get("type") == "object")
