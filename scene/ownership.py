# SPDX-License-Identifier: GPL-3.0-or-later
"""What in a scene is the session's, and what is the artist's."""

from dataclasses import dataclass

import bpy

from .datablocks import kind_of, reachable, users_of_all
from .kit.session import SESSION_MARK
from .session_collection import session_of


@dataclass(frozen=True)
class Ownership:
    """The session's datablocks. Holds references into Blender: do not keep it across undo or removal."""

    collections: frozenset[bpy.types.Collection]
    """The session's collection and those within it that are linked nowhere else."""
    objects: frozenset[bpy.types.Object]
    """All objects of these collections."""
    data: frozenset[bpy.types.ID]
    """Meshes, materials, worlds and the like, and objects that only work on ours and are in no collection."""

    def __contains__(self, datablock: bpy.types.ID) -> bool:
        return datablock in self.collections or datablock in self.objects or datablock in self.data


NOTHING = Ownership(frozenset(), frozenset(), frozenset())


def ownership_of(
    scene: bpy.types.Scene,
    collection: bpy.types.Collection,
    users: dict[bpy.types.ID, set[bpy.types.ID]] | None = None,
) -> Ownership:
    """What belongs to the session that builds in ``collection``.

    A datablock that the session's objects or the scene's world use is the session's when it carries
    the session's mark or nothing else uses it; so the artist may share in what the session made
    without taking it away, and the session in what the artist made without taking it over. The
    scene's world itself always counts as the session's.
    """
    users = users_of_all() if users is None else users
    collections = _collections_within(collection)
    objects = frozenset(entry for part in collections for entry in part.objects if not entry.library)
    roots: set[bpy.types.ID] = set(objects)
    if scene.world is not None and not scene.world.library:
        roots.add(scene.world)
    session = session_of(collection)
    candidates = reachable(roots, users, _may_be_ours) - roots
    while True:
        ours = candidates | roots
        shared = {
            entry
            for entry in candidates
            if entry.get(SESSION_MARK) != session and (entry.use_fake_user or users[entry] - ours)
        }
        if not shared:
            return Ownership(frozenset(collections), objects, frozenset(ours - objects))
        candidates -= shared


def _may_be_ours(datablock: bpy.types.ID) -> bool:
    """Not for objects that the artist has in a collection, nor for collections, scenes and what is in a library."""
    in_a_collection = isinstance(datablock, bpy.types.Object) and bool(datablock.users_collection)
    return not (in_a_collection or datablock.library or kind_of(datablock) in {"collections", "scenes"})


def _collections_within(root: bpy.types.Collection) -> list[bpy.types.Collection]:
    """``root`` and its descendants that have no parent outside."""
    parents: dict[bpy.types.Collection, set[bpy.types.Collection]] = {}
    for parent in [*bpy.data.collections, *(scene.collection for scene in bpy.data.scenes)]:
        for child in parent.children:
            parents.setdefault(child, set()).add(parent)
    within = [root]
    for parent in within:
        for child in parent.children:
            if child not in within and not child.library and parents[child] <= set(within):
                within.append(child)
    return within
