# SPDX-License-Identifier: GPL-3.0-or-later
"""Between points of the picture and rays of the camera.

Picture coordinates are normalised: x runs right and y runs down, both from 0 to 1. They agree
with bpy_extras.object_utils.world_to_camera_view, whose y runs up.
"""

import bpy
from mathutils import Vector

from .camera import session_camera
from .checks import Point, between, triple
from .session import session_scene


def picture_corners() -> tuple[Vector, Vector, Vector]:
    """Top left, top right and bottom left corner of the picture at depth 1, in the camera's frame."""
    lens = session_camera().data
    assert isinstance(lens, bpy.types.Camera)
    top_right, _, bottom_left, top_left = (corner / -corner.z for corner in lens.view_frame(scene=session_scene()))
    return top_left, top_right, bottom_left


def direction_at(x: float, y: float) -> Vector:
    """World direction in which the camera sees the picture point, as long as its depth along the axis is 1."""
    across = between("the picture coordinate x (0 is left, 1 is right)", x, -2.0, 3.0)
    down = between("the picture coordinate y (0 is top, 1 is bottom)", y, -2.0, 3.0)
    top_left, top_right, bottom_left = picture_corners()
    local = top_left + across * (top_right - top_left) + down * (bottom_left - top_left)
    return session_camera().matrix_world.normalized().to_3x3() @ local


def ray(x: float, y: float) -> tuple[Vector, Vector]:
    """The camera's position and the unit direction in which it sees the picture point."""
    return session_camera().matrix_world.to_translation(), direction_at(x, y).normalized()


def in_camera(point: Point) -> Vector:
    """The point in the camera's frame: x right, y up, -z forward; ValueError behind the camera."""
    local = session_camera().matrix_world.normalized().inverted() @ triple("the point", point)
    if local.z > -1e-9:
        raise ValueError(f"the point {tuple(round(entry, 3) for entry in point[:])} lies behind the camera")
    return local


def project(point: Point) -> tuple[float, float]:
    """The picture coordinates (x, y) at which a point of the world is seen."""
    local = in_camera(point)
    top_left, top_right, bottom_left = picture_corners()
    across = (local.x / -local.z - top_left.x) / (top_right.x - top_left.x)
    down = (local.y / -local.z - top_left.y) / (bottom_left.y - top_left.y)
    return across, down


def horizon(x: float = 0.5) -> float:
    """The y at which the horizon crosses the picture column x, which may lie outside the picture."""
    top, bottom = direction_at(x, 0.0).z, direction_at(x, 1.0).z
    if abs(top - bottom) < 1e-9:
        raise ValueError("this camera sees no horizon in that column; pitch it less steeply")
    return top / (top - bottom)
