# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed of each object, told apart by form and look."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from ...agent.changes import Change
from ..compare import compare
from ..datablocks import Key
from ..description.records import DatablockDescription, ObjectDescription, SceneDescription
from .uses import Uses

EYE: Final = "hidden by its eye"
"""How the artist looks at the scene."""
BACKGROUND: Final = "Background Images"
"""What is shown behind the camera, in the viewport alone."""
OBJECT_COLOUR: Final = "Color"
"""The setting of an object that proxies are painted in."""


@dataclass(frozen=True)
class ObjectChanges:
    """The changes of one object and of all that it uses."""

    form: tuple[Change, ...]
    """Of place, size, shape, modifiers, parent and visibility; of lights and cameras everything."""
    look: tuple[Change, ...]
    """Of materials."""


def object_changes(before: SceneDescription, after: SceneDescription) -> dict[str, ObjectChanges]:
    """By name, those of the session's objects in both descriptions that changed.

    What several objects use counts for each of them. To which collection within the session's an
    object belongs is neither form nor look.
    """
    old_uses, new_uses = Uses(before), Uses(after)
    former = {entry.name: entry for entry in before.objects}
    found = {}
    for new in after.objects:
        old = former.get(new.name)
        if old is None or not (old.owned and new.owned):
            continue
        changes = compare(
            _only(before, old, old_uses.of(old), new_uses.of(new)),
            _only(after, new, new_uses.of(new), old_uses.of(old)),
        )
        told = [change for change in changes if _counts(change)]
        if told:
            look = tuple(change for change in told if _is_look(change))
            found[new.name] = ObjectChanges(tuple(change for change in told if not _is_look(change)), look)
    return found


def _only(
    scene: SceneDescription,
    entry: ObjectDescription,
    used: dict[Key, DatablockDescription],
    common: Iterable[Key],
) -> SceneDescription:
    """The description of this object alone, with what it uses at both times."""
    shared = set(common)
    datablocks = tuple(record for key, record in used.items() if key in shared)
    return replace(scene, objects=(entry,), datablocks=datablocks, collections=(), settings={})


def _counts(change: Change) -> bool:
    return change.aspect != "collection" and change.what != EYE and not change.what.startswith(BACKGROUND)


def _is_look(change: Change) -> bool:
    return change.aspect == "material" or (change.aspect == "object" and change.what == OBJECT_COLOUR)
