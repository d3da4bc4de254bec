# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a lamp that is missing might be: before what the camera sees, near and farther off."""

from itertools import product
from typing import Final

import bpy
from mathutils import Vector

from ....agent.vision.light.bulb import Bulb
from ...kit.rays import ray
from ...look.temporary import temporary

COLUMNS: Final = (0.1, 0.3, 0.5, 0.7, 0.9)
ROWS: Final = (0.12, 0.37, 0.63, 0.88)
"""Points of the picture, from 0 to 1, x to the right and y down."""
HEIGHTS: Final = (0.12, 0.35)
"""How far before the surface, in shares of its distance from the camera: a pool of light, and a brighter half."""
SOFTNESS: Final = 0.25
"""A bulb's radius in shares of its height: its shadows are soft, since nothing in the picture tells its size."""
CLEARANCE: Final = 0.6
"""What is nearer to a bulb than this share of its height would show a glaring spot."""
ALL_AROUND: Final = tuple(Vector(way).normalized() for way in product((-1, 0, 1), repeat=3) if any(way))
POWER: Final = 12.6
"""Watts at a height of 1 m, which show white paint below as linear 0.32; 4 pi."""


def possible_bulbs(scene: bpy.types.Scene) -> list[Bulb]:
    """Bulbs above a grid of points of the picture, as bright on what is below them wherever they are.

    ``scene`` must be the session's. None without a perspective camera.
    """
    camera = scene.camera
    if camera is None or not isinstance(camera.data, bpy.types.Camera) or camera.data.type != "PERSP":
        return []
    found = []
    depsgraph = scene.view_layers[0].depsgraph
    for row in ROWS:
        for column in COLUMNS:
            origin, direction = ray(column, row)
            hit, place, normal, *_ = scene.ray_cast(depsgraph, origin, direction)
            if not hit:
                continue
            facing = -normal if normal.dot(direction) > 0.0 else normal
            for share in HEIGHTS:
                height = share * (place - origin).length
                above = place + height * facing
                if _is_near_something(scene, depsgraph, above, CLEARANCE * height):
                    continue
                found.append(Bulb((above.x, above.y, above.z), SOFTNESS * height, POWER * height**2))
    return found


def _is_near_something(scene: bpy.types.Scene, depsgraph: bpy.types.Depsgraph, place: Vector, distance: float) -> bool:
    """Whether a ray from ``place`` meets anything within ``distance`` metres."""
    return any(scene.ray_cast(depsgraph, place, way, distance=distance)[0] for way in ALL_AROUND)


def temporary_bulb(bulb: Bulb) -> bpy.types.Object:
    """A white lamp that is no longer there than the renders it is for."""
    data = temporary(bpy.data.lights.new("bulb", "POINT"))
    assert isinstance(data, bpy.types.PointLight)
    data.energy, data.shadow_soft_size = bulb.power, bulb.radius
    made = temporary(bpy.data.objects.new("bulb", data))
    made.location = bulb.location
    return made
