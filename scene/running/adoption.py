# SPDX-License-Identifier: GPL-3.0-or-later
"""Bring what a run linked elsewhere in the scene into the session's collection."""

from collections.abc import Set

import bpy


def adopt(scene: bpy.types.Scene, collection: bpy.types.Collection, before: Set[int]) -> None:
    """Move objects and collections that are new since ``before`` (session uids) into ``collection``.

    Only links within the scene's tree of collections are moved: an object stays in collections
    that serve as groups, such as those of rigid bodies or instances.
    """
    for parent in _outside(scene, collection):
        for child in list(parent.children):
            if child.session_uid not in before:
                parent.children.unlink(child)
                collection.children.link(child)
    for parent in _outside(scene, collection):
        for entry in list(parent.objects):
            if entry.session_uid not in before:
                if entry not in set(collection.all_objects):
                    collection.objects.link(entry)
                parent.objects.unlink(entry)


def _outside(scene: bpy.types.Scene, collection: bpy.types.Collection) -> list[bpy.types.Collection]:
    """The scene's collections from the root down, without the session's own."""
    own = {collection, *collection.children_recursive}
    return [entry for entry in (scene.collection, *scene.collection.children_recursive) if entry not in own]
