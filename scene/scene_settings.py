# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings of a scene that decide what its picture shows, as plain data.

Not among them: how well and where a picture is rendered (samples, denoising, file paths), which is
the artist's choice and changes nothing in the scene.
"""

from collections.abc import Mapping
from typing import Any, Final

import bpy

from ..agent.errors import SessionError
from ..agent.records import JsonValue

PATHS: Final = (
    "render.engine",
    "render.resolution_x", "render.resolution_y", "render.resolution_percentage",
    "render.pixel_aspect_x", "render.pixel_aspect_y", "render.use_border", "render.use_crop_to_border",
    "render.border_min_x", "render.border_max_x", "render.border_min_y", "render.border_max_y",
    "render.film_transparent", "render.filter_size", "render.dither_intensity", "render.use_motion_blur",
    "render.use_simplify", "render.use_freestyle",
    "cycles.film_exposure", "cycles.film_transparent_glass", "cycles.filter_width", "cycles.pixel_filter_type",
    "cycles.max_bounces", "cycles.diffuse_bounces", "cycles.glossy_bounces", "cycles.transmission_bounces",
    "cycles.volume_bounces", "cycles.transparent_max_bounces",
    "cycles.sample_clamp_direct", "cycles.sample_clamp_indirect", "cycles.blur_glossy",
    "cycles.caustics_reflective", "cycles.caustics_refractive", "cycles.use_fast_gi",
    "display_settings.display_device", "view_settings.view_transform", "view_settings.look",
    "view_settings.exposure", "view_settings.gamma", "view_settings.use_curve_mapping",
    "view_settings.use_white_balance", "view_settings.white_balance_temperature", "view_settings.white_balance_tint",
    "unit_settings.scale_length",
)  # fmt: skip
"""In the order in which they can be set: the values that one allows may depend on those before it."""


def read_settings(scene: bpy.types.Scene) -> dict[str, JsonValue]:
    """Those of ``PATHS`` that this Blender has."""
    values = {}
    for path in PATHS:
        owner, name = _owner(scene, path)
        if hasattr(owner, name):
            values[path] = getattr(owner, name)
    return values


def write_settings(scene: bpy.types.Scene, values: Mapping[str, JsonValue]) -> None:
    """Set what differs.

    Raises ``SessionError`` for a value that this Blender does not know; then nothing is changed.
    """
    former = read_settings(scene)
    try:
        _set(scene, values)
    except (AttributeError, TypeError) as error:
        _set(scene, former)
        raise SessionError(
            f"This Blender does not know a setting of the snapshot: {error}",
            "Roll back with the Blender that took the snapshot.",
        ) from error


def _set(scene: bpy.types.Scene, values: Mapping[str, JsonValue]) -> None:
    for path in PATHS:
        owner, name = _owner(scene, path)
        if path in values and getattr(owner, name, None) != values[path]:
            setattr(owner, name, values[path])


def label_of(path: str) -> str:
    """The setting in words: ``exposure``, ``resolution x``, ``cycles max bounces``."""
    group, name = path.split(".")
    return f"{'cycles ' if group == 'cycles' else ''}{name.replace('_', ' ')}"


def _owner(scene: bpy.types.Scene, path: str) -> tuple[Any, str]:
    group, name = path.split(".")
    return getattr(scene, group, None), name
