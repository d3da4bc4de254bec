# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the sun stands, from a point and its shadow."""

import math

from .checks import Point, triple


def sun_from_shadow(point: Point, shadow: Point) -> tuple[float, float]:
    """Azimuth and elevation, in radians, of parallel light that throws the shadow of one point onto the other."""
    towards_sun = triple("the point", point) - triple("the shadow", shadow)
    if towards_sun.length < 1e-6:
        raise ValueError("the point touches its own shadow; take a point higher up, such as the object's top")
    upwards = towards_sun.normalized().z
    if upwards <= 0.0:
        raise ValueError("the shadow lies above the point that throws it; exchange the two, or move the point's foot")
    return math.atan2(towards_sun.x, towards_sun.y), math.asin(min(1.0, upwards))
