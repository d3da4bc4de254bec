# SPDX-License-Identifier: GPL-3.0-or-later
"""Read a camera as a photographer would tell it."""

import math

import bpy

from ...agent.blueprint import CameraGuess
from ..kit.camera import SENSOR_MM

DECIMALS = 4


def pose_of(camera: bpy.types.Object) -> CameraGuess | None:
    """Where ``camera`` stands and how it looks; None where it is no perspective camera."""
    lens = camera.data
    if not isinstance(lens, bpy.types.Camera) or lens.type != "PERSP":
        return None
    place = camera.matrix_world
    right, up, back = (place.col[axis].to_3d().normalized() for axis in range(3))
    figures = (
        SENSOR_MM * focal_length(lens),
        math.asin(max(-1.0, min(1.0, back.z))),
        place.translation.z,
        math.atan2(-right.z, up.z),
    )
    return CameraGuess(*(round(figure, DECIMALS) for figure in figures))


def focal_length(lens: bpy.types.Camera) -> float:
    """Of a perspective camera, in longer sides of the picture."""
    return lens.lens / (lens.sensor_height if lens.sensor_fit == "VERTICAL" else lens.sensor_width)
