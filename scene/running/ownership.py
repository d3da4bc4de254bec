# SPDX-License-Identifier: GPL-3.0-or-later
"""What is the session's, and what is not and must survive a run."""

from collections.abc import Iterator
from dataclasses import dataclass

import bpy


@dataclass(frozen=True)
class Place:
    """Where an object or collection is linked: session uids of the parent collection's owner and of the child."""

    parent: int
    child: int


@dataclass(frozen=True)
class Inventory:
    """All datablocks at one moment, and which of them are not the session's."""

    everything: frozenset[int]
    """``session_uid`` of every datablock."""
    foreign: dict[int, str]
    """``session_uid`` of what is not the session's, to kind and name, such as ``Mesh Cup``."""
    places: dict[Place, str]
    """Where foreign objects and collections are linked, in words."""

    def lost(self) -> tuple[str, ...]:
        """What of the foreign has gone since, or has been unlinked from a collection; kind and name, sorted."""
        now = {entry.session_uid for entry in datablocks()}
        gone = [name for uid, name in self.foreign.items() if uid not in now]
        places = set(_places(frozenset(self.foreign)))
        unlinked = [
            words
            for place, words in self.places.items()
            if place not in places and place.parent in now and place.child in now
        ]
        return tuple(sorted(gone + unlinked))


def take_inventory(collection: bpy.types.Collection) -> Inventory:
    """What there is now, seen from the session that builds in ``collection``.

    The session owns what is in the collection, and data that nothing but owned things use. The
    collection itself and the scenes are not for generated code to remove, so they count as foreign.
    """
    owned = _owned(collection)
    everything = list(datablocks())
    foreign = {
        entry.session_uid: f"{type(entry).__name__} {entry.name}"
        for entry in everything
        if entry.session_uid not in owned
    }
    uids = frozenset(entry.session_uid for entry in everything)
    return Inventory(uids, foreign, dict(_places(frozenset(foreign)).items()))


def datablocks() -> Iterator[bpy.types.ID]:
    """Every datablock of the file, of every kind."""
    for property in bpy.data.bl_rna.properties:
        if property.type == "COLLECTION":
            yield from getattr(bpy.data, property.identifier)


def _owned(collection: bpy.types.Collection) -> frozenset[int]:
    owned = {entry.session_uid for entry in (*collection.all_objects, *collection.children_recursive)}
    users = {
        entry.session_uid: {user.session_uid for user in uses}
        for entry, uses in bpy.data.user_map().items()
        if uses and not entry.use_fake_user and not isinstance(entry, (bpy.types.Collection, bpy.types.Object))
    }
    grown = True
    while grown:
        more = {uid for uid, uses in users.items() if uid not in owned and uses <= owned}
        owned |= more
        grown = bool(more)
    return frozenset(owned)


def _places(foreign: frozenset[int]) -> dict[Place, str]:
    places = {}
    parents: list[tuple[bpy.types.ID, bpy.types.Collection]] = [(scene, scene.collection) for scene in bpy.data.scenes]
    parents += [(collection, collection) for collection in bpy.data.collections]
    for owner, collection in parents:
        for child in (*collection.objects, *collection.children):
            if child.session_uid in foreign:
                words = f"{type(child).__name__} {child.name} in {type(owner).__name__} {owner.name}"
                places[Place(owner.session_uid, child.session_uid)] = words
    return places
