# SPDX-License-Identifier: GPL-3.0-or-later
"""The artist's hand on the session's objects, kept in the .blend itself and undone with it."""

import json
from collections import Counter
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Final, cast

import bpy

from ...agent.settled import How, Settled
from ..kit.session import PART_MARK, REF_MARK, STAGE_MARK
from ..settled_mark import SETTLED_MARK

if TYPE_CHECKING:
    from .edits import Edit, Edits

REMOVED_MARK: Final = "maquette_removed"
"""On the session's collection: name and blueprint id of each object that the artist removed, as JSON."""
GIVEN_BACK_MARK: Final = "maquette_given_back"
"""On an object that the artist unlocked: the hash of what it was then, which counts as no edit."""

_FORM: Final = ("changed form", "changed form and look")
_LOOK: Final = ("changed look", "changed form and look")


def how_settled(entry: bpy.types.Object) -> How | None:
    """How the artist settled the object; None for one that stages may change."""
    return cast("How | None", entry.get(SETTLED_MARK) or None)


def settles_form(how: How) -> bool:
    """Whether place, size, shape, parent and visibility are settled."""
    return how != "changed look"


def settles_look(how: How) -> bool:
    """Whether the materials are settled."""
    return how != "changed form"


def settle(collection: bpy.types.Collection, edits: "Edits") -> None:
    """Mark the objects that ``edits`` tell of, on top of how they were settled before.

    A copy of what a stage made stops being the program's, unless the artist puts it in the place of
    the original. What was removed is remembered by the collection. Unlocked objects are watched again.
    """
    present = {entry.name: entry for entry in collection.all_objects}
    keys = Counter(map(key_of, present.values()))
    for edit in edits.objects:
        entry = present.get(edit.name)
        if edit.how == "added" and entry is not None:
            if keys[key_of(entry)] > 1:
                keys[key_of(entry)] -= 1
                for mark in (REF_MARK, PART_MARK, STAGE_MARK):
                    entry.pop(mark, None)
            entry[SETTLED_MARK] = edit.how
        elif edit.how != "removed" and entry is not None:
            entry[SETTLED_MARK] = combined(how_settled(entry), edit.how)
    for entry in present.values():
        entry.pop(GIVEN_BACK_MARK, None)
    _remember_removed(collection, [edit for edit in edits.objects if edit.how == "removed" and edit.ref])


def settle_again(collection: bpy.types.Collection, settled: Collection[Settled]) -> None:
    """Mark exactly what ``settled`` tells of, as far as it is there."""
    marks = {entry.name: entry.how for entry in settled if entry.how != "removed"}
    for entry in collection.all_objects:
        entry.pop(SETTLED_MARK, None)
        if entry.name in marks:
            entry[SETTLED_MARK] = marks[entry.name]
    _write_removed(collection, {entry.name: entry.ref for entry in settled if entry.how == "removed"})


def settled_facts(collection: bpy.types.Collection) -> tuple[Settled, ...]:
    """All that the artist has settled in the session, by name, what was removed behind it."""
    kept = [
        Settled(entry.name, str(entry.get(REF_MARK, "")), how)
        for entry in collection.all_objects
        if (how := how_settled(entry)) is not None
    ]
    return (*sorted(kept, key=lambda entry: entry.name), *removed_by_hand(collection))


def removed_by_hand(collection: bpy.types.Collection) -> tuple[Settled, ...]:
    """What the artist removed and has not brought back since."""
    there = {key_of(entry) for entry in collection.all_objects}
    listed = json.loads(str(collection.get(REMOVED_MARK, "[]")))
    return tuple(Settled(name, ref, "removed") for name, ref in listed if name not in there)


def given_back(collection: bpy.types.Collection) -> dict[str, str]:
    """Name of each object that was unlocked since the last decision to the hash of what it was then."""
    return {entry.name: str(entry[GIVEN_BACK_MARK]) for entry in collection.all_objects if entry.get(GIVEN_BACK_MARK)}


def give_back_again(collection: bpy.types.Collection, digests: Mapping[str, str]) -> None:
    """Let what was ``given_back`` count as unlocked again, as far as it is there."""
    for entry in collection.all_objects:
        if entry.name in digests:
            entry[GIVEN_BACK_MARK] = digests[entry.name]


def key_of(entry: bpy.types.Object) -> str:
    """What programs find the object by: its blueprint id or, for a part of another, its own name."""
    return str(entry.get(PART_MARK) or entry.get(REF_MARK) or entry.name)


def combined(before: How | None, now: How) -> How:
    """How an object is settled that was settled like ``before`` and is changed by hand like ``now``."""
    if before is None or before == now:
        return now
    if before in ("locked", "added"):
        return before
    return "changed form and look"


def _remember_removed(collection: bpy.types.Collection, removed: "list[Edit]") -> None:
    listed = {entry.name: entry.ref for entry in removed_by_hand(collection)}
    # A camera that is gone must be made again: without one there is no picture.
    cameras = {edit.name for edit in removed if any(change.aspect == "camera" for change in edit.changes)}
    listed |= {edit.name: edit.ref for edit in removed if edit.name not in cameras}
    _write_removed(collection, listed)


def _write_removed(collection: bpy.types.Collection, listed: dict[str, str]) -> None:
    if listed:
        collection[REMOVED_MARK] = json.dumps(sorted(listed.items()))
    else:
        collection.pop(REMOVED_MARK, None)
