# SPDX-License-Identifier: GPL-3.0-or-later
"""Datablocks that live only as long as a look."""

from typing import TypeVar

import bpy

LOOK_MARK = "maquette_look"
"""On everything temporary, so that it is found again whatever its name has become."""

Datablock = TypeVar("Datablock", bound=bpy.types.ID)


def temporary(made: Datablock) -> Datablock:
    """``made``, marked for ``remove_temporary``."""
    made[LOOK_MARK] = True
    return made


def remove_temporary() -> None:
    """Remove every temporary datablock."""
    # Scenes go first and one by one: they use the others, and batch_remove refuses them.
    for scene in [scene for scene in bpy.data.scenes if scene.get(LOOK_MARK)]:
        bpy.data.scenes.remove(scene)
    kinds = (
        bpy.data.collections,
        bpy.data.objects,
        bpy.data.cameras,
        bpy.data.lights,
        bpy.data.materials,
        bpy.data.worlds,
    )
    bpy.data.batch_remove([entry for kind in kinds for entry in kind if entry.get(LOOK_MARK)])
