# SPDX-License-Identifier: GPL-3.0-or-later
"""The view that shows colours alone: the objects' own materials in even light."""

import bpy

from .surroundings import uniform_white_world
from .view_scene import denoise

SAMPLES = 4
SEE_THROUGH_BOUNCES = 8
"""Enough to see through a glass with walls of its own and what stands behind it."""


def set_up_flat(made: bpy.types.Scene) -> None:
    """Own materials in white light from everywhere.

    An open diffuse surface shows its base colour. Where others hide part of the white world, as
    in corners and on the ground beside an object, light that they reflect makes up for most of it.
    Gloss adds a thin veil of grey. A mirror shows what it mirrors, but not other mirrors in it;
    glass shows what lies behind it; what glows by itself still does.
    """
    made.world = uniform_white_world()
    cycles = made.cycles
    cycles.samples = SAMPLES
    cycles.max_bounces = SEE_THROUGH_BOUNCES
    cycles.transmission_bounces = SEE_THROUGH_BOUNCES
    cycles.glossy_bounces = 1
    cycles.volume_bounces = 0
    denoise(made)
