# SPDX-License-Identifier: GPL-3.0-or-later
"""A camera that the artist moved, said as the kit says it."""

from math import asin, atan2
from typing import Final

import bpy
from mathutils import Euler, Matrix

from ..kit.camera import SENSOR_MM
from ..kit.session import marked_collection

SPOKEN_FOR: Final = frozenset({"location", "rotation", "focal length"})
"""What the call says, as descriptions call it."""
DIGITS: Final = 5
SAME: Final = 2e-6
"""Of an angle in radians, or of a length as a share: what 32-bit floats cannot tell apart."""


def camera_call(entry: bpy.types.Object, scene: bpy.types.Scene) -> str:
    """``set_camera(…)`` with numbers of few digits, moved aside where it must be, that makes the session's camera
    stand just like ``entry``.

    Empty where ``entry`` is no camera of the session's, or stands as no such call would have it.
    """
    collection, lens = marked_collection(scene), entry.data
    if collection is None or not isinstance(lens, bpy.types.Camera) or entry.parent or entry.constraints:
        return ""
    cameras = [each for each in collection.objects if each.type == "CAMERA"]
    plain = (lens.type, lens.sensor_fit, lens.sensor_width, entry.rotation_mode) == ("PERSP", "AUTO", SENSOR_MM, "XYZ")
    if cameras[:1] != [entry] or not plain or scene.camera != entry:
        return ""
    place, turned = entry.location, entry.rotation_euler.to_matrix()
    pitch, roll = asin(min(max(turned[2][2], -1.0), 1.0)), -atan2(turned[2][0], turned[2][1])
    focal, pitch, roll = round(lens.lens, 3), round(pitch, DIGITS), round(roll, DIGITS)
    height = float(f"{place.z:.{DIGITS}g}")
    x, y = round(place.x, DIGITS), round(place.y, DIGITS)
    if max(abs(place.x - x), abs(place.y - y), abs(place.z - height)) > SAME * max(abs(height), 1.0):
        return ""
    if abs(lens.lens - focal) > SAME * focal or _difference(turned, _rotation(pitch, roll)) > SAME:
        return ""
    call = f"set_camera({focal}, {pitch}, {height}" + (f", {roll})" if roll else ")")
    return f"{call}.location.xy = ({x}, {y})" if x or y else call


def _rotation(pitch: float, roll: float) -> Matrix:
    """The camera's axes as the kit's call turns them."""
    upright = Euler((1.5707963267948966 - pitch, 0.0, 0.0)).to_matrix()
    return upright @ Matrix.Rotation(-roll, 3, "Z")


def _difference(one: Matrix, other: Matrix) -> float:
    return max(abs(one[row][column] - other[row][column]) for row in range(3) for column in range(3))
