# SPDX-License-Identifier: GPL-3.0-or-later
"""A recording made from what a session's journal holds, with no key in it and no path of this computer."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from .journal import Entry
from .recording import Recording, RecordingHeader, number_answers
from .records import JsonValue, from_json, to_json
from .request import Reply
from .secret import Secret

HIDDEN_PATH: Final = "[folder]"


def make_recording(
    header: RecordingHeader, entries: Sequence[Entry], keys: Sequence[Secret], folders: Sequence[Path]
) -> Recording:
    """The answers among ``entries``, with ``keys`` and ``folders`` made unreadable wherever they occur.

    However often the picture was read, and whatever the artist corrected, there is one blueprint: what was built.
    """
    blueprint: list[Reply] = []
    others: list[Reply] = []
    for entry in entries:
        if entry.effect == "Ask":
            reply = from_json(Reply, entry.result)
            if reply.question is not None and reply.question.task == "blueprint":
                blueprint = [reply]
            else:
                others.append(reply)
        elif entry.effect == "Review" and entry.result.get("blueprint") is not None:
            blueprint = [replace(reply, answer=entry.result["blueprint"]) for reply in blueprint]
    answers = number_answers([*blueprint, *others])
    return from_json(Recording, _each_text(to_json(Recording(header, answers)), _hiding(keys, folders)))


def _hiding(keys: Sequence[Secret], folders: Sequence[Path]) -> Callable[[str], str]:
    absolute = {folder.resolve() for folder in folders} | {folder for folder in folders if folder.is_absolute()}
    # The root of a disk is in every path, and tells nothing.
    paths = {text for folder in absolute if folder != folder.parent for text in (str(folder), folder.as_posix())}
    longest_first = sorted(paths, key=len, reverse=True)

    def hide(text: str) -> str:
        for key in keys:
            text = key.hide_in(text)
        for path in longest_first:
            text = text.replace(path, HIDDEN_PATH)
        return text

    return hide


def _each_text(value: JsonValue, change: Callable[[str], str]) -> JsonValue:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_each_text(entry, change) for entry in value]
    if isinstance(value, dict):
        return {change(key): _each_text(entry, change) for key, entry in value.items()}
    return value
