# SPDX-License-Identifier: GPL-3.0-or-later
"""Keep what the artist has settled from code that runs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import bpy

from ...agent.settled import How, Settled
from ..description import SceneDescription
from ..description.records import ObjectDescription
from ..settled_mark import SETTLED_MARK
from .marks import how_settled, key_of, removed_by_hand, settles_form, settles_look
from .object_changes import ObjectChanges, object_changes

MOST_LISTED: Final = 4
"""Changes told of each object."""
MOST_OBJECTS: Final = 8
"""Objects told of."""

_WORDS: Final[Mapping[How, str]] = {
    "changed form": "was shaped by the artist: leave its place and shape alone",
    "changed look": "was painted by the artist: leave its materials alone",
    "changed form and look": "was shaped and painted by the artist: leave it alone",
    "locked": "was locked by the artist: leave it alone",
    "added": "was added by the artist: leave it alone",
    "removed": "was removed by the artist: do not make it again",
}
_UNTOUCHED: Final = ObjectChanges((), ())


@dataclass(frozen=True)
class Guard:
    """What was settled before code ran. Holds names and numbers only."""

    before: SceneDescription
    marks: Mapping[str, How]
    """Of the settled objects, by name."""
    uids: Mapping[str, int]
    """``session_uid`` of every object of the session, by name."""
    keys: frozenset[str]
    """What programs find the session's objects by."""
    removed: tuple[Settled, ...]

    @classmethod
    def of(cls, collection: bpy.types.Collection, before: SceneDescription) -> "Guard":
        """The guard of the session that builds in ``collection`` and is in the state ``before``."""
        entries = list(collection.all_objects)
        return cls(
            before,
            {entry.name: how for entry in entries if (how := how_settled(entry)) is not None},
            {entry.name: entry.session_uid for entry in entries},
            frozenset(map(key_of, entries)),
            removed_by_hand(collection),
        )

    def unmark_copies(self, collection: bpy.types.Collection) -> None:
        """Take the mark from what code copied from a settled object: only the artist settles."""
        known = set(self.uids.values())
        for entry in collection.all_objects:
            if entry.session_uid not in known:
                entry.pop(SETTLED_MARK, None)

    def breach(self, collection: bpy.types.Collection, after: SceneDescription) -> str:
        """What code changed that is settled, addressed to the generator; empty where it left all that alone.

        ``after`` describes the scene as it is now.
        """
        if not (self.marks or self.removed):
            return ""
        changes = object_changes(self.before, after)
        now = {entry.name: entry for entry in collection.all_objects}
        told = []
        for name, how in sorted(self.marks.items()):
            found = list(self._harm(name, how, now.get(name), changes.get(name, _UNTOUCHED), after))
            if found:
                more = [f"- and {len(found) - MOST_LISTED} more changes"] if len(found) > MOST_LISTED else []
                lines = [f"- {line}" for line in found[:MOST_LISTED]] + more
                told.append("\n".join([f"{name} {_WORDS[how]}. This code changed it:", *lines]))
        told += [f"{entry.name} {_WORDS['removed']}." for entry in self.removed if self._is_back(entry, now)]
        if len(told) > MOST_OBJECTS:
            told[MOST_OBJECTS:] = [f"So it is with {len(told) - MOST_OBJECTS} more objects."]
        return "\n".join(told)

    def _harm(
        self, name: str, how: How, now: bpy.types.Object | None, changes: ObjectChanges, after: SceneDescription
    ) -> Iterator[str]:
        old, new = self.before.object(name), after.object(name)
        if now is None or new is None or old is None:
            yield f"{name} removed"
            return
        if now.session_uid != self.uids[name]:
            yield f"{name} replaced by another object of that name"
        elif how_settled(now) != how:
            yield f"{name}: the property {SETTLED_MARK}, which is the artist's alone"
        if settles_form(how):
            yield from (change.sentence() for change in changes.form)
            if not changes.form and _was_carried(old, new):
                yield f"{name}: moved, turned or scaled along with {new.parent}"
            if self.before.settings["camera"].value == name != after.settings["camera"].value:
                yield f"{name}: no longer the scene's camera"
        if settles_look(how):
            yield from (change.sentence() for change in changes.look)

    def _is_back(self, removed: Settled, now: Mapping[str, bpy.types.Object]) -> bool:
        """Whether code made again what the artist had removed; a part of something may be gone while that is there."""
        names = {removed.name, *({removed.ref} - self.keys)}
        known = set(self.uids.values())
        return any(entry.session_uid not in known and key_of(entry) in names for entry in now.values())


def _was_carried(old: ObjectDescription, new: ObjectDescription) -> bool:
    """Whether the object is elsewhere in the world because its parent is."""
    places = [(entry.placement.location, entry.placement.rotation, entry.placement.scale) for entry in (old, new)]
    return bool(new.parent) and places[0] != places[1]
