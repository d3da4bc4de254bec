# SPDX-License-Identifier: GPL-3.0-or-later
"""Select what a name stands for, so that the artist sees where it is."""

import bpy

from ..agent.errors import MaquetteError


def select_object(context: bpy.types.Context, name: str) -> None:
    """Select the object called ``name`` or, for a material, light or other data, the objects that use it.

    Raises ``MaquetteError``, and leaves the selection as it is, where nothing of that can be selected.
    """
    objects = objects_called(context.scene, name)
    if not objects:
        raise MaquetteError(f"Nothing in this scene is called {name}.", "It was renamed or removed since.")
    layer = context.view_layer
    here = [entry for entry in objects if entry.name in layer.objects]
    shown = [entry for entry in here if _can_be_seen(context, entry)]
    if not shown:
        what = f"{name} is hidden." if here else f"{name} is in a collection that this view layer leaves out."
        raise MaquetteError(what, "Show it in the Outliner.")
    if context.mode != "OBJECT":
        bpy.ops.object.mode_set(mode="OBJECT")
    for entry in layer.objects.selected:
        entry.select_set(False)
    for entry in shown:
        entry.select_set(True)
    layer.objects.active = shown[0]


def objects_called(scene: bpy.types.Scene, name: str) -> list[bpy.types.Object]:
    """The scene's object of that name, else those that use a material or data of that name."""
    if name in scene.objects:
        return [scene.objects[name]]
    return [entry for entry in scene.objects if name in _names_used(entry)]


def _names_used(entry: bpy.types.Object) -> set[str]:
    names = {slot.material.name for slot in entry.material_slots if slot.material}
    return names | ({entry.data.name} if entry.data else set())


def _can_be_seen(context: bpy.types.Context, entry: bpy.types.Object) -> bool:
    """Whether it can be selected; a viewport in local view is let show it."""
    space = context.space_data
    if isinstance(space, bpy.types.SpaceView3D) and space.local_view is not None:
        # Blender answers for the viewport that it is asked in.
        entry.local_view_set(space, True)
    return entry.visible_get(view_layer=context.view_layer)
