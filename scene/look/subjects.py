# SPDX-License-Identifier: GPL-3.0-or-later
"""What a look shows."""

from collections.abc import Iterable, Iterator

import bpy


def objects_shown(scene: bpy.types.Scene) -> list[bpy.types.Object]:
    """The objects, lights included, that ``scene`` itself would render, in the order of their names.

    Hidden objects, hidden collections and excluded layers are left out. A layer's holdout and
    indirect-only switches make no difference here.
    """
    layer = next((layer for layer in scene.view_layers if layer.use), scene.view_layers[0])
    shown = {}
    for collection in _collections_shown(layer.layer_collection):
        for entry in collection.objects:
            if not entry.hide_render:
                shown[entry.name_full] = entry
    return [shown[name] for name in sorted(shown)]


def with_instanced(objects: Iterable[bpy.types.Object]) -> list[bpy.types.Object]:
    """``objects`` and those in the collections that they instance, however deep."""
    found: dict[str, bpy.types.Object] = {}
    waiting = list(objects)
    while waiting:
        entry = waiting.pop()
        if entry.name_full in found:
            continue
        found[entry.name_full] = entry
        if entry.instance_collection is not None:
            waiting.extend(entry.instance_collection.all_objects)
    return list(found.values())


def _collections_shown(layer: bpy.types.LayerCollection) -> Iterator[bpy.types.Collection]:
    # Hiding a collection hides what is in it; excluding one leaves its children their own choice.
    if layer.collection.hide_render:
        return
    if not layer.exclude:
        yield layer.collection
    for child in layer.children:
        yield from _collections_shown(child)
