# SPDX-License-Identifier: GPL-3.0-or-later
"""The view that shows shape alone: one material, one light, whatever the scene's own are."""

import bpy
from mathutils import Vector

from .override import clay_material
from .surroundings import world_brighter_towards
from .view_scene import denoise

SAMPLES = 8
LIGHT_FROM_CAMERA = Vector((-0.5, 0.7, 0.6))
"""Where most of the light comes from, in the camera's axes (x right, y up, z towards the viewer)."""


def set_up_clay(made: bpy.types.Scene) -> None:
    """White-grey objects under a soft light from above left of the camera, direct light only, denoised."""
    assert made.camera is not None
    towards_light = made.camera.matrix_world.to_3x3().normalized() @ LIGHT_FROM_CAMERA.normalized()
    made.world = world_brighter_towards(towards_light)
    made.view_layers[0].material_override = clay_material()
    made.cycles.samples = SAMPLES
    made.cycles.max_bounces = 0
    denoise(made)
