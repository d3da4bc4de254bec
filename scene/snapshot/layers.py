# SPDX-License-Identifier: GPL-3.0-or-later
"""What view layers say of collections and objects, which no library holds."""

import dataclasses
from collections.abc import Collection, Iterator, Mapping

import bpy

from .record import LayerFlags


def layer_flags(scene: bpy.types.Scene) -> dict[str, dict[str, LayerFlags]]:
    """View layer to collection to flags, for all collections of the scene."""
    return {
        layer.name: {entry.collection.name: _flags(entry) for entry in _entries(layer.layer_collection)}
        for layer in scene.view_layers
    }


def set_layer_flags(
    scene: bpy.types.Scene, flags: Mapping[str, Mapping[str, LayerFlags]], collections: Collection[bpy.types.Collection]
) -> None:
    """Set the flags of these collections, parents first because excluding a parent excludes its children."""
    for layer in scene.view_layers:
        wanted = flags.get(layer.name, {})
        for entry in _entries(layer.layer_collection):
            if entry.collection in collections and entry.collection.name in wanted:
                for name, value in dataclasses.asdict(wanted[entry.collection.name]).items():
                    if getattr(entry, name) != value:
                        setattr(entry, name, value)


def hidden_objects(scene: bpy.types.Scene, objects: Collection[bpy.types.ID]) -> dict[str, tuple[str, ...]]:
    """View layer to those of ``objects`` that are hidden in it by their eye."""
    return {
        layer.name: tuple(
            sorted(entry.name for entry in layer.objects if entry in objects and entry.hide_get(view_layer=layer))
        )
        for layer in scene.view_layers
    }


def hide_objects(
    scene: bpy.types.Scene, hidden: Mapping[str, Collection[str]], objects: Mapping[str, bpy.types.Object]
) -> None:
    """Close the eyes of those of ``objects`` that are named for the view layer, and open the others'."""
    for layer in scene.view_layers:
        shown = set(layer.objects)
        for name, entry in objects.items():
            if entry in shown and entry.hide_get(view_layer=layer) != (name in hidden.get(layer.name, ())):
                entry.hide_set(name in hidden.get(layer.name, ()), view_layer=layer)


def _flags(entry: bpy.types.LayerCollection) -> LayerFlags:
    return LayerFlags(entry.exclude, entry.hide_viewport, entry.holdout, entry.indirect_only)


def _entries(root: bpy.types.LayerCollection) -> Iterator[bpy.types.LayerCollection]:
    for child in root.children:
        yield child
        yield from _entries(child)
