# SPDX-License-Identifier: GPL-3.0-or-later
"""What to answer where a recording has no answer, so that the session comes to a good end."""

from collections.abc import Mapping

from ...records import JsonValue
from ...request import Request

NOTHING_MORE = "The recording holds no more of this."
NO_PROGRAM = "# The recording holds no program for this stage.\n"


def last_words(request: Request) -> JsonValue:
    """An answer upon which the stage makes no further attempt.

    A program that was proposed before, since the loop tries none twice; to any other question one that is content:
    no entries, a tie, satisfied.
    """
    if request.task == "generate":
        return {"code": _known_program(request.facts), "explanation": NOTHING_MORE}
    return _content(request.schema)


def _known_program(facts: Mapping[str, JsonValue]) -> str:
    history = facts.get("history") or ()
    return str(history[-1]["proposal"]["code"] if history else facts.get("accepted") or NO_PROGRAM)


def _content(schema: Mapping[str, JsonValue]) -> JsonValue:
    """The value of ``schema`` that asks for nothing."""
    if "anyOf" in schema:
        options = schema["anyOf"]
        return None if any(option.get("type") == "null" for option in options) else _content(options[0])
    if "enum" in schema:
        return "tie" if "tie" in schema["enum"] else schema["enum"][0]
    match schema.get("type"):
        case "object":
            return {name: _content(inner) for name, inner in schema.get("properties", {}).items()}
        case "array":
            return [_content(inner) for inner in schema.get("prefixItems", ())]
        case "boolean":
            return True
        case "string":
            return NOTHING_MORE
        case "number" | "integer":
            return 0
    return None
