# SPDX-License-Identifier: GPL-3.0-or-later
"""The collection that holds what a session builds, known by its mark and not by its name."""

import bpy

from .kit.session import SESSION_MARK


def find_session_collection(scene: bpy.types.Scene, session: str) -> bpy.types.Collection | None:
    """The collection in the scene's tree that carries the session's mark, whatever the artist calls it."""
    for collection in scene.collection.children_recursive:
        if collection.get(SESSION_MARK) == session:
            return collection
    return None


def session_of(collection: bpy.types.Collection) -> str:
    """The id of the session that builds in ``collection``; its name where it carries no mark."""
    return str(collection.get(SESSION_MARK, collection.name))
