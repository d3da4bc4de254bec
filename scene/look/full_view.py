# SPDX-License-Identifier: GPL-3.0-or-later
"""The view that is compared with the reference: the scene as it is."""

import contextlib
from collections.abc import Iterable

import bpy

from .override import viewport_colour_material
from .subjects import with_instanced
from .surroundings import is_lit, uniform_white_world
from .view_scene import denoise

LIGHT_PATH_SETTINGS = (
    "max_bounces",
    "diffuse_bounces",
    "glossy_bounces",
    "transmission_bounces",
    "volume_bounces",
    "transparent_max_bounces",
    "caustics_reflective",
    "caustics_refractive",
    "blur_glossy",
    "sample_clamp_direct",
    "sample_clamp_indirect",
    "film_exposure",
    "pixel_filter_type",
    "filter_width",
)
ADAPTIVE_THRESHOLD = 0.05
"""Noise at which a pixel needs no more samples; denoising hides it, and 32 samples take half the time."""
ADAPTIVE_MINIMUM = 4
"""Samples before noise is judged; Blender's own choice for the threshold would be 40."""


def set_up_full(
    made: bpy.types.Scene, source: bpy.types.Scene, shown: Iterable[bpy.types.Object], *, bare: bool
) -> None:
    """The lights, world, light paths and exposure of ``source``, denoised.

    While the session is ``bare`` of materials, everything shows its viewport colour; from its
    first material on, objects without one show Blender's plain grey. Without a lamp and a lit world
    a white world of strength 1 lights the scene, since a black picture would say nothing; glowing
    materials do not count as lamps. Of the view transform only exposure, gamma and such looks as
    Standard has are taken over.
    """
    lamps = any(entry.type == "LIGHT" for entry in with_instanced(shown))
    made.world = source.world if lamps or is_lit(source.world) else uniform_white_world()
    if bare:
        made.view_layers[0].material_override = viewport_colour_material()
    for name in LIGHT_PATH_SETTINGS:
        setattr(made.cycles, name, getattr(source.cycles, name))
    made.cycles.use_adaptive_sampling = True
    made.cycles.adaptive_threshold = ADAPTIVE_THRESHOLD
    made.cycles.adaptive_min_samples = ADAPTIVE_MINIMUM
    made.render.film_transparent = source.render.film_transparent
    made.view_settings.exposure = source.view_settings.exposure
    made.view_settings.gamma = source.view_settings.gamma
    # A look of another view transform does not exist in Standard.
    with contextlib.suppress(TypeError):
        made.view_settings.look = source.view_settings.look
    denoise(made, "BALANCED")
