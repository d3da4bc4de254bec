# SPDX-License-Identifier: GPL-3.0-or-later
"""Give the session's collections back their place, their settings and their content."""

from collections.abc import Iterable

import bpy

from ..description.describe import COLLECTION_SETTINGS
from ..session_collection import find_session_collection, make_session_collection
from .record import SnapshotRecord


def find_or_make_root(scene: bpy.types.Scene, name: str, record: SnapshotRecord) -> bpy.types.Collection:
    """The session's collection, where need be a new and empty one in the place that the old one had."""
    within = scene.collection.children_recursive
    found = find_session_collection(scene, record.session)
    named = next((entry for entry in within if entry.name == name and record.session == name), None)
    if root := found or named:
        return root
    parents = [entry for entry in within if entry.name_full in record.parents]
    if not parents or "" in record.parents:
        parents.insert(0, scene.collection)
    root = make_session_collection(scene, record.session, name, parents[0])
    for parent in parents[1:]:
        parent.children.link(root)
    return root


def members(collection: bpy.types.Collection) -> list[bpy.types.Object | bpy.types.Collection]:
    """What is directly in the collection."""
    return [*collection.objects, *collection.children]


def refill(collection: bpy.types.Collection, content: Iterable[bpy.types.Object | bpy.types.Collection | None]) -> None:
    """Make ``content`` all that is directly in the collection. None stands for what the artist has deleted."""
    wanted = {entry for entry in content if entry is not None}
    present = set(members(collection))
    for entry in present - wanted:
        _list_for(collection, entry).unlink(entry)
    for entry in wanted - present:
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


def _list_for(
    collection: bpy.types.Collection, entry: bpy.types.Object | bpy.types.Collection
) -> bpy.types.CollectionObjects | bpy.types.CollectionChildren:
    return collection.objects if isinstance(entry, bpy.types.Object) else collection.children
