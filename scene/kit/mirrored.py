# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a lamp must stand to be seen in a shiny surface."""

import math

import bpy

from .placement import surface_at
from .rays import ray


def mirrored(x: float, y: float, ref: str | bpy.types.Object) -> tuple[float, float]:
    """Azimuth and elevation, in radians, of what a smooth object reflects at (x, y) of the picture."""
    _, seen = ray(x, y)
    _, normal = surface_at(x, y, ref)
    away = seen - 2.0 * seen.dot(normal) * normal
    return math.atan2(away.x, away.y), math.asin(max(-1.0, min(1.0, away.z)))
