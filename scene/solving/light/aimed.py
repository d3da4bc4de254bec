# SPDX-License-Identifier: GPL-3.0-or-later
"""The lamps of a scene that can be turned and moved, and temporary ones like them elsewhere."""

from math import asin, atan2

import bpy
from mathutils import Vector

from ....agent.vision.light.aims import Aim
from ...kit.lights import aim as turn
from ...kit.session import REF_MARK
from ...look.temporary import temporary
from .sources import data_of


def aim_of(light: bpy.types.Object, middle: Vector) -> Aim | None:
    """How a sun or panel that the kit made stands; None for what else there is.

    A panel is thought to shine on the point of its axis that is nearest to ``middle``.
    """
    if light.parent or not light.get(REF_MARK) or light.type != "LIGHT" or data_of(light).type not in ("SUN", "AREA"):
        return None
    towards = (light.matrix_world.to_3x3() @ Vector((0.0, 0.0, 1.0))).normalized()
    azimuth, elevation = atan2(towards.x, towards.y), asin(max(-1.0, min(1.0, towards.z)))
    if data_of(light).type == "SUN":
        return Aim(azimuth, elevation, max(float(data_of(light).angle), 0.005))
    if data_of(light).shape not in ("SQUARE", "RECTANGLE"):
        return None
    place = light.matrix_world.translation
    distance = max(0.05, (place - middle).dot(towards))
    target = place - distance * towards
    return Aim(azimuth, elevation, 1.0, (target.x, target.y, target.z), distance)


def aimed_copy(light: bpy.types.Object, aim: Aim) -> bpy.types.Object:
    """A white lamp like ``light`` that is aimed like ``aim``."""
    made = temporary(light.copy())
    made.data = temporary(data_of(light).copy())
    data = data_of(made)
    data.color = (1.0, 1.0, 1.0)
    if data.type == "SUN":
        data.angle = aim.softness
    else:
        data.size, data.size_y = sides(light, aim)
    made.location = aim.location
    turn(made, Vector(aim.towards))
    return made


def sides(light: bpy.types.Object, aim: Aim) -> tuple[float, float]:
    """Width and height of a panel that is as soft as ``aim``, metres."""
    data = data_of(light)
    height = data.size_y if data.shape == "RECTANGLE" else data.size
    return aim.softness * float(data.size), aim.softness * float(height)


def middle_of(objects: list[bpy.types.Object]) -> Vector:
    """Median of the centres of the objects' bounding boxes; the origin without any."""
    centres = [
        sum((entry.matrix_world @ Vector(corner) for corner in entry.bound_box), Vector()) / 8.0
        for entry in objects
        if entry.type == "MESH"
    ]
    if not centres:
        return Vector()
    ordered = [sorted(centre[axis] for centre in centres) for axis in range(3)]
    return Vector([column[len(column) // 2] for column in ordered])
