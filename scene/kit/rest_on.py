# SPDX-License-Identifier: GPL-3.0-or-later
"""Let an object down, or lift it up, until it touches what carries it."""

import bpy
import numpy as np
from mathutils import Vector
from numpy.typing import NDArray

from .checks import number
from .objects import find, whole
from .session import session_scene
from .surface import surface_points

MOST_RAYS = 4000
"""Points of each surface that are tried; more would only take longer."""


def rest_on(ref: str | bpy.types.Object, support: float | str | bpy.types.Object) -> bpy.types.Object:
    """Move an object up or down until it touches the height in metres, or the object, below it.

    The support counts with its highest surface under the object, as seen from above.
    """
    body = find(ref)
    if body.parent:
        raise ValueError(f"{body.name!r} is a part; rest the object that it is part of")
    points = surface_points(body)
    if isinstance(support, str | bpy.types.Object):
        below = find(support)
        if below == body:
            raise ValueError(f"{body.name!r} cannot rest on itself")
        gap = smallest_gap(body, points, below)
    else:
        gap = float(points[:, 2].min()) - number("the support", support)
    body.location.z -= gap
    return body


def smallest_gap(body: bpy.types.Object, points: NDArray[np.float64], below: bpy.types.Object) -> float:
    """How far the object can sink until it touches the other one; below zero where they overlap."""
    ground = surface_points(below)
    above = float(max(points[:, 2].max(), ground[:, 2].max())) + 1.0
    under = float(min(points[:, 2].min(), ground[:, 2].min())) - 1.0
    gaps = [x_y_z[2] - top for x_y_z, top in hits(points, below, above, -1.0)]
    gaps += [bottom - x_y_z[2] for x_y_z, bottom in hits(ground, body, under, 1.0)]
    if not gaps:
        raise ValueError(f"{body.name!r} is not above {below.name!r}; place it over that first")
    return float(min(gaps))


def hits(
    points: NDArray[np.float64], target: bpy.types.Object, start: float, heading: float
) -> list[tuple[NDArray[np.float64], float]]:
    """Points, and the height at which a vertical ray through each, from ``start``, first meets the target."""
    depsgraph = session_scene().view_layers[0].depsgraph
    stride = -(-len(points) // MOST_RAYS)
    found = []
    for body in whole(target):
        evaluated = body.evaluated_get(depsgraph)
        inverse = body.matrix_world.inverted()
        along = (inverse.to_3x3() @ Vector((0.0, 0.0, heading))).normalized()
        for point in points[::stride]:
            hit, location, _, _ = evaluated.ray_cast(inverse @ Vector((point[0], point[1], start)), along)
            if hit:
                found.append((point, (body.matrix_world @ location).z))
    return found
