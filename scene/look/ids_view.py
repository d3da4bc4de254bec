# SPDX-License-Identifier: GPL-3.0-or-later
"""The view that tells the blueprint's objects, and the scene's materials, apart."""

import bpy

from .override import kinds_material

PIXEL_CENTRE = 0.01
"""Blender's narrowest pixel filter, in pixels: a pixel belongs to what its centre shows."""


def set_up_ids(made: bpy.types.Scene) -> None:
    """Every pixel holds pass indices and the material slot of the object in front, as floats in an OpenEXR file."""
    made.view_layers[0].material_override = kinds_material()
    made.render.film_transparent = True
    image = made.render.image_settings
    image.file_format = "OPEN_EXR"
    image.color_depth = "32"
    image.exr_codec = "NONE"
    cycles = made.cycles
    cycles.samples = 1
    cycles.max_bounces = 0
    cycles.pixel_filter_type = "BOX"
    cycles.filter_width = PIXEL_CENTRE
