# SPDX-License-Identifier: GPL-3.0-or-later
"""Mark a ground-truth scene as if a session had built it, so that solvers and the kit find their way in it."""

import bpy

from ..scene.kit.session import PART_MARK, REF_MARK, SESSION_MARK, STAGE_MARK
from .workshop.true_scene import MARK


def as_session(scene: bpy.types.Scene) -> bpy.types.Collection:
    """The collection that now holds all of ``scene``; a thing's parts become children of its largest one."""
    title = "Truth"
    collection = bpy.data.collections.get(title) or bpy.data.collections.new(title)
    if collection.name not in scene.collection.children:
        scene.collection.children.link(collection)
        collection[STAGE_MARK] = "scaffold"
    for marked in (scene, collection, scene.world):
        marked[SESSION_MARK] = title
    for entry in list(scene.collection.objects):
        collection.objects.link(entry)
        scene.collection.objects.unlink(entry)
        entry[STAGE_MARK] = "scaffold"
        if MARK not in entry:
            entry[REF_MARK] = entry.name
    for thing in sorted({entry[MARK] for entry in collection.objects if MARK in entry}):
        _join([entry for entry in collection.objects if entry.get(MARK) == thing], thing)
    for material in bpy.data.materials:
        material[SESSION_MARK], material[REF_MARK] = title, material.name
    bpy.context.view_layer.update()
    return collection


def _join(parts: list[bpy.types.Object], thing: str) -> None:
    root = next((part for part in parts if part.get(REF_MARK) and PART_MARK not in part), None)
    root = root or max(parts, key=lambda part: part.dimensions.length)
    for part in parts:
        part[REF_MARK] = thing
        if part is not root and part.parent is None:
            part[PART_MARK] = part.name
            matrix = part.matrix_world.copy()
            part.parent = root
            part.matrix_parent_inverse = root.matrix_world.inverted()
            part.matrix_world = matrix
