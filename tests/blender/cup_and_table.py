# SPDX-License-Identifier: GPL-3.0-or-later
"""A session's cup and an artist's table in one scene, to see whose is what after rolling back."""

from pathlib import Path

import bpy

from maquette.scene.description import describe, fingerprint_of
from maquette.scene.snapshot import restore_snapshot, take_snapshot


def mesh_object(name: str, collection: bpy.types.Collection) -> bpy.types.Object:
    """A triangle of its own mesh in ``collection``."""
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata([(0, 0, 0), (1, 0, 0), (0, 1, 0)], [], [(0, 1, 2)])
    made = bpy.data.objects.new(name, mesh)
    collection.objects.link(made)
    return made


def make_scene() -> bpy.types.Scene:
    """A new file: a session with one cup, and an artist's table in the scene beside it."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    collection = bpy.data.collections.new("Picture")
    collection["maquette_session"] = "picture"
    scene.collection.children.link(collection)
    cup = mesh_object("cup", collection)
    cup.data.materials.append(bpy.data.materials.new("ceramic"))
    cup.location = (1.0, 2.0, 3.0)
    mesh_object("table", scene.collection)
    scene.world = bpy.data.worlds.new("Sky")
    return scene


def take(path: Path) -> None:
    """Snapshot of the session as it is."""
    take_snapshot(bpy.context.scene, bpy.data.collections["Picture"], path)


def roll_back(path: Path) -> None:
    """Back to the snapshot."""
    restore_snapshot(bpy.context.scene, "Picture", path)


def state() -> str:
    """The session's fingerprint."""
    return fingerprint_of(describe(bpy.context.scene, bpy.data.collections["Picture"]))


def theirs() -> dict[str, str]:
    """Fingerprint of each of the artist's objects and data by name."""
    description = describe(bpy.context.scene, bpy.data.collections["Picture"])
    entries = (*description.objects, *description.datablocks, *description.collections)
    return {f"{type(entry).__name__} {entry.name}": entry.fingerprint for entry in entries if not entry.owned}


def names(of: object) -> list[str]:
    """Sorted names."""
    return sorted(entry.name for entry in of)
