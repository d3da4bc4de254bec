# SPDX-License-Identifier: GPL-3.0-or-later
"""The view that shows shape alone: one material, one light, whatever the scene's own are."""

import bpy
from mathutils import Vector

from .override import clay_material
from .surroundings import world_brighter_towards
from .view_scene import denoise

SAMPLES = 12
"""Noise moves edges, and geometry is judged by them."""
TOWARDS_LIGHT = Vector((-0.5, 0.7, -0.6)).normalized()
"""Where most of the light comes from, as the camera sees it: x right, y up, z away from the viewer."""


def set_up_clay(made: bpy.types.Scene) -> None:
    """White-grey objects under a soft light from above left of the camera, direct light only, denoised."""
    made.world = world_brighter_towards(TOWARDS_LIGHT)
    made.view_layers[0].material_override = clay_material()
    # Denoising would tint the grey.
    made.render.image_settings.color_mode = "BW"
    made.cycles.samples = SAMPLES
    made.cycles.max_bounces = 0
    denoise(made)
