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
ADAPTIVE_MINIMUM = 4


def set_up_full(
    made: bpy.types.Scene, source: bpy.types.Scene, shown: Iterable[bpy.types.Object], *, bare: bool
) -> None:
    """The lights, world, light paths and exposure of ``source``, denoised.

    While the session is ``bare`` of materials, everything shows its viewport colour. Without a lamp
    and a lit world a white world of strength 1 lights the scene, since a black picture would say
    nothing; glowing materials do not count as lamps. View curves are not taken over, and a look
    only if the Standard view transform has it.
    """
    lamps = any(entry.type == "LIGHT" for entry in with_instanced(shown))
    made.world = source.world if lamps or is_lit(source.world) else uniform_white_world()
    if bare:
        made.view_layers[0].material_override = viewport_colour_material()
    for name in LIGHT_PATH_SETTINGS:
        setattr(made.cycles, name, getattr(source.cycles, name))
    # A pixel ends early when its noise is well below what denoising leaves: from 32 samples on this
    # nearly halves the time. Blender's automatic minimum would be 40 samples.
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
