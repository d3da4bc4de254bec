# SPDX-License-Identifier: GPL-3.0-or-later
"""What there is before a run that is not the session's, so that afterwards one can say what was lost."""

from collections.abc import Mapping
from dataclasses import dataclass

import bpy

from ..kit.session import SESSION_MARK
from ..ownership import ownership_of
from ..session_collection import session_of


@dataclass(frozen=True)
class Link:
    """An object or collection in a collection, by ``session_uid``; a scene stands for its own collection."""

    parent: int
    child: int


@dataclass(frozen=True)
class Inventory:
    """What is not the session's, at one moment. Holds no references, which undo and removal invalidate."""

    foreign: Mapping[int, str]
    """``session_uid`` of what generated code may not remove, to kind and name, such as ``Mesh Cup``."""
    links: Mapping[Link, str]
    """Where foreign objects and collections are linked, in words."""

    def lost(self) -> tuple[str, ...]:
        """What of the foreign is gone since, or was taken out of a collection; in words, sorted."""
        now = {entry.session_uid for entry in bpy.data.user_map()}
        links = _links(self.foreign)
        gone = [words for uid, words in self.foreign.items() if uid not in now]
        unlinked = [
            words
            for link, words in self.links.items()
            if link not in links and link.parent in now and link.child in now
        ]
        return tuple(sorted(gone + unlinked))


def take_inventory(scene: bpy.types.Scene, collection: bpy.types.Collection) -> Inventory:
    """What there is now, as the session that builds in ``collection`` of ``scene`` sees it.

    The collection and the scene themselves count as foreign: no stage has reason to remove them. What
    carries the session's mark and is used by nothing is left over from an earlier stage, so it is not foreign.
    """
    ownership = ownership_of(scene, collection)
    session = session_of(collection)
    foreign = {
        entry.session_uid: f"{type(entry).__name__} {entry.name}"
        for entry, users in bpy.data.user_map().items()
        if entry == collection or not (entry in ownership or (not users and entry.get(SESSION_MARK) == session))
    }
    return Inventory(foreign, _links(foreign))


def _links(foreign: Mapping[int, str]) -> dict[Link, str]:
    parents: list[tuple[bpy.types.ID, bpy.types.Collection]] = [(scene, scene.collection) for scene in bpy.data.scenes]
    parents += [(collection, collection) for collection in bpy.data.collections]
    return {
        Link(owner.session_uid, child.session_uid): f"{type(child).__name__} {child.name} in {owner.name}"
        for owner, collection in parents
        for child in (*collection.objects, *collection.children)
        if child.session_uid in foreign
    }
