# SPDX-License-Identifier: GPL-3.0-or-later
"""What the artist did by hand since a stage ended."""

from dataclasses import dataclass, replace

import bpy

from ...agent.changes import Change
from ...agent.settled import How
from ..aspects import aspect_of_object
from ..compare import compare
from ..description import SceneDescription, describe
from ..description.records import ObjectDescription
from .marks import given_back
from .object_changes import ObjectChanges, object_changes
from .uses import Uses


@dataclass(frozen=True)
class Edit:
    """One object that the artist changed, added or removed."""

    name: str
    """Its name now, or the one that it had."""
    ref: str
    """Blueprint id; empty for what the artist added."""
    how: How
    changes: tuple[Change, ...]
    called: str
    """Its name when the stage ended; of what was added, its name now."""


@dataclass(frozen=True)
class Edits:
    """All that the artist did by hand. False when nothing was done."""

    objects: tuple[Edit, ...] = ()
    """Of the session's objects, lights and cameras included, by name."""
    scene: tuple[Change, ...] = ()
    """Of the scene's settings and its world, which belong to no object and so settle nothing."""

    def __bool__(self) -> bool:
        return bool(self.objects or self.scene)


def edits_since(before: SceneDescription, scene: bpy.types.Scene, collection: bpy.types.Collection) -> Edits:
    """What was done by hand since the stage ended with ``before``.

    An object that the artist has given back since counts only when it was changed after that.
    Costs one description of the scene; in Edit Mode, what is being edited is not seen yet.
    """
    now = describe(scene, collection)
    edits = edits_between(before, now)
    returned = given_back(collection)
    if not returned:
        return edits
    uses = Uses(now)
    same = {entry.name for entry in now.objects if returned.get(entry.name) == uses.digest_of(entry)}
    return replace(edits, objects=tuple(edit for edit in edits.objects if edit.name not in same))


def edits_between(before: SceneDescription, now: SceneDescription) -> Edits:
    """What was done by hand between the two moments.

    An object that was merely given another name is the same object, by its blueprint id and data.
    """
    gone = [entry for entry in before.objects if entry.owned and not _is_ours(now.object(entry.name))]
    new = [entry for entry in now.objects if entry.owned and not _is_ours(before.object(entry.name))]
    names = _renamed(gone, new)
    edits = [
        Edit(names.get(name, name), _ref(before, name), _how(changes), (*changes.form, *changes.look), name)
        for name, changes in object_changes(before, _called_as_before(now, names)).items()
    ]
    edits += [_whole(entry, "removed", before) for entry in gone if entry.name not in names]
    edits += [_whole(entry, "added", now) for entry in new if entry.name not in names.values()]
    return Edits(tuple(sorted(edits, key=lambda edit: edit.name)), _of_scene(before, now))


def _is_ours(entry: ObjectDescription | None) -> bool:
    return entry is not None and entry.owned


def _renamed(gone: list[ObjectDescription], new: list[ObjectDescription]) -> dict[str, str]:
    """Former names to new ones."""
    names: dict[str, str] = {}
    for old in gone:
        for entry in new:
            same = old.ref and (old.ref, old.stage, old.type, old.data) == (
                entry.ref, entry.stage, entry.type, entry.data,
            )  # fmt: skip
            if same and entry.name not in names.values():
                names[old.name] = entry.name
                break
    return names


def _called_as_before(now: SceneDescription, names: dict[str, str]) -> SceneDescription:
    """``now`` with the former names of what was renamed, also where it is a parent or a user."""
    if not names:
        return now
    former = {new: old for old, new in names.items()}
    objects = tuple(
        replace(entry, name=former.get(entry.name, entry.name), parent=former.get(entry.parent, entry.parent))
        for entry in now.objects
    )
    datablocks = tuple(
        replace(entry, users=tuple(sorted(former.get(user, user) for user in entry.users))) for entry in now.datablocks
    )
    return replace(now, objects=objects, datablocks=datablocks)


def _ref(description: SceneDescription, name: str) -> str:
    entry = description.object(name)
    return entry.ref if entry else ""


def _how(changes: ObjectChanges) -> How:
    if changes.form and changes.look:
        return "changed form and look"
    return "changed form" if changes.form else "changed look"


def _whole(entry: ObjectDescription, how: How, description: SceneDescription) -> Edit:
    change = Change("added" if how == "added" else "removed", aspect_of_object(entry), entry.name, "")
    return Edit(entry.name, "" if how == "added" else entry.ref, how, (change,), entry.name)


def _of_scene(before: SceneDescription, now: SceneDescription) -> tuple[Change, ...]:
    def alone(description: SceneDescription) -> SceneDescription:
        return replace(description, objects=(), collections=(), datablocks=description.of_kind("worlds"))

    return compare(alone(before), alone(now))
