# SPDX-License-Identifier: GPL-3.0-or-later
"""The view that is compared with the reference: the scene as it is."""

import contextlib

import bpy

CYCLES_SETTINGS = (
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
    "use_light_tree",
    "use_adaptive_sampling",
    "adaptive_threshold",
    "adaptive_min_samples",
    "use_denoising",
)
DENOISING_SETTINGS = (
    "denoiser",
    "denoising_input_passes",
    "denoising_prefilter",
    "denoising_quality",
)


def set_up_full(made: bpy.types.Scene, source: bpy.types.Scene) -> None:
    """The lights, world, light paths, sampling and exposure of ``source``.

    Of the view transform only exposure, gamma and such looks as Standard has are taken over.
    """
    made.world = source.world
    # A Blender that was built without a denoiser has no name for one, and complains where it is asked.
    names = CYCLES_SETTINGS + (DENOISING_SETTINGS if source.cycles.use_denoising else ())
    for name in names:
        value = getattr(source.cycles, name)
        if value != "":
            setattr(made.cycles, name, value)
    made.render.film_transparent = source.render.film_transparent
    made.view_settings.exposure = source.view_settings.exposure
    made.view_settings.gamma = source.view_settings.gamma
    # A look of another view transform does not exist in Standard.
    with contextlib.suppress(TypeError):
        made.view_settings.look = source.view_settings.look
