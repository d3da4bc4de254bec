# SPDX-License-Identifier: GPL-3.0-or-later
"""The answer in what a person wrote, or in what a chat said and a person copied."""

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress

from ...errors import RecordError
from ...prompt_book import ANSWERS
from ...read_blueprint import blueprint_of
from ...records import JsonValue, from_json
from ...request import Request, Task
from .fences import Block, take_apart


class Misfit(Exception):
    """The text is no answer; says in plain words why, and what to do."""


def text_fields(schema: Mapping[str, JsonValue]) -> tuple[str, ...]:
    """Names of the text fields of an answer, which may be given as fenced blocks of their own."""
    properties = schema.get("properties", {})
    return tuple(name for name, inner in properties.items() if inner.get("type") == "string")


def read_answer(text: str, request: Request) -> JsonValue:
    """The answer to ``request`` that ``text`` holds. Raises ``Misfit``.

    It is one JSON value, bare or in a fenced block, with other words around it or none. A text field
    may be missing there and stand in a fenced block of its own instead: one that is headed by the
    field's name; for ``code``, one headed by ``python`` will do. Of several blocks for one thing the
    last counts, since what is mended is shown after what was wrong.
    """
    value = _value_in(text, text_fields(request.schema))
    try:
        _check(request.task, value)
    except RecordError as error:
        raise Misfit(f"The answer does not fit: {error} Correct that, or ask the chat to, and answer again.") from error
    return value


def _check(task: Task, value: JsonValue) -> None:
    """Raise ``RecordError`` where the loop could not read ``value``."""
    if task == "blueprint":
        blueprint_of(value)
    else:
        from_json(ANSWERS[task], value)


def _value_in(text: str, fields: Sequence[str]) -> JsonValue:
    if text.lstrip().startswith("{"):
        with suppress(ValueError, RecursionError):
            return _json(text)
    fenced = take_apart(text)
    if fenced.open_at:
        raise Misfit(
            f"The block that begins in line {fenced.open_at} has no end: the answer looks cut off. "
            "Copy the whole answer, or close the block with ``` on a line of its own."
        )
    own = {
        name: block.text if name == "code" else block.text.removesuffix("\n")
        for block in fenced.blocks
        if (name := _field_of(block, fields))
    }
    candidates = [block.text for block in reversed(fenced.blocks) if not _field_of(block, fields)]
    begin, end = fenced.outside.find("{"), fenced.outside.rfind("}")
    if 0 <= begin < end:
        candidates.append(fenced.outside[begin : end + 1])
    value = _first_json(candidates) if candidates or not own else {}
    return {**value, **own} if isinstance(value, dict) else value


def _first_json(candidates: Sequence[str]) -> JsonValue:
    fault = ""
    for candidate in candidates:
        try:
            return _json(candidate)
        except (ValueError, RecursionError) as error:
            fault = fault or str(error)
    if not fault:
        raise Misfit("There is no JSON in the answer. Answer as the end of the prompt says: JSON in a block, ```json.")
    raise Misfit(f"The JSON of the answer cannot be read: {fault}. Correct that, or ask the chat to, and answer again.")


def _json(text: str) -> JsonValue:
    # People write line ends into strings.
    return json.loads(text, strict=False)


def _field_of(block: Block, fields: Iterable[str]) -> str:
    """Which of ``fields`` the block gives; empty for none."""
    for name in fields:
        if name.lower() in block.words:
            return name
    return "code" if "code" in fields and block.words[:1] in (("python",), ("py",), ("python3",)) else ""
