# SPDX-License-Identifier: GPL-3.0-or-later
"""Give the session's collections back their place, their settings and their content."""

from collections.abc import Iterable
from typing import Any

import bpy

from ..description.describe import COLLECTION_SETTINGS
from .record import SnapshotRecord


def put_in_place(scene: bpy.types.Scene, root: bpy.types.Collection, record: SnapshotRecord) -> None:
    """Link the session's collection where it was, as far as that is still there, else into the scene's own."""
    parents = [entry for entry in scene.collection.children_recursive if entry.name_full in record.parents]
    if not parents or "" in record.parents:
        parents.append(scene.collection)
    for parent in parents:
        parent.children.link(root)


def members(collection: bpy.types.Collection) -> list[bpy.types.Object | bpy.types.Collection]:
    """What is directly in the collection."""
    return [*collection.objects, *collection.children]


def refill(collection: bpy.types.Collection, content: Iterable[bpy.types.Object | bpy.types.Collection | None]) -> None:
    """Make ``content`` all that is directly in the collection, objects before collections, in this order.

    The noise of a render depends on the order. None stands for what the artist has deleted.
    """
    wanted = list(dict.fromkeys(entry for entry in content if entry is not None))
    if members(collection) == wanted:
        return
    for entry in members(collection):
        _list_for(collection, entry).unlink(entry)
    for entry in wanted:
        _list_for(collection, entry).link(entry)


def copy_settings(source: bpy.types.Collection, target: bpy.types.Collection) -> None:
    """Make the target's settings and custom properties those of the source."""
    if source == target:
        return
    for name in COLLECTION_SETTINGS:
        setattr(target, name, getattr(source, name))
    for name in set(target.keys()) - set(source.keys()):
        del target[name]
    for name in source.keys():  # noqa: SIM118 - a collection iterates over nothing else
        target[name] = source[name]


def _list_for(collection: bpy.types.Collection, entry: bpy.types.Object | bpy.types.Collection) -> Any:
    return collection.objects if isinstance(entry, bpy.types.Object) else collection.children
