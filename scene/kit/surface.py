# SPDX-License-Identifier: GPL-3.0-or-later
"""The points of an object's surface, and where the picture shows them."""

import bpy
import numpy as np
from numpy.typing import NDArray

from .objects import whole
from .rays import direction_at, ray
from .session import session_scene

NEAREST = 1e-6
"""Metres in front of the camera from which on a point counts as visible."""


def surface_points(ref: str | bpy.types.Object) -> NDArray[np.float64]:
    """World positions (n, 3) of all vertices of an object and its parts, modifiers included."""
    depsgraph = session_scene().view_layers[0].depsgraph
    found = [np.empty((0, 3))]
    for body in whole(ref):
        evaluated = body.evaluated_get(depsgraph)
        mesh = evaluated.to_mesh()
        flat = np.empty(3 * len(mesh.vertices), np.float32)
        mesh.vertices.foreach_get("co", flat)
        evaluated.to_mesh_clear()
        matrix = np.array(body.matrix_world, dtype=np.float64)
        found.append(flat.reshape(-1, 3) @ matrix[:3, :3].T + matrix[:3, 3])
    points = np.concatenate(found)
    if not len(points):
        raise ValueError(f"{ref!r} has no surface")
    return points


def picture_matrix() -> NDArray[np.float64]:
    """The 4x3 matrix that takes a world point (x, y, z, 1) to (x d, y d, d), d being its depth."""
    origin, _ = ray(0.5, 0.5)
    corner = direction_at(0.0, 0.0)
    across, down = direction_at(1.0, 0.0) - corner, direction_at(0.0, 1.0) - corner
    # A world point is origin + d corner + (x d) across + (y d) down.
    turn = np.linalg.inv(np.array([across, down, corner], dtype=np.float64).T)
    return np.vstack([turn.T, -(turn @ np.array(origin, dtype=np.float64))])


def box_of_points(points: NDArray[np.float64], matrix: NDArray[np.float64]) -> NDArray[np.float64] | None:
    """Left, top, right, bottom of the points (n, 3) in the picture; None if none is before the camera."""
    seen = points @ matrix[:3] + matrix[3]
    seen = seen[seen[:, 2] > NEAREST]
    if not len(seen):
        return None
    places = seen[:, :2] / seen[:, 2:]
    box: NDArray[np.float64] = np.concatenate([places.min(axis=0), places.max(axis=0)])
    return box


def picture_box(ref: str | bpy.types.Object) -> tuple[float, float, float, float]:
    """The box (left, top, right, bottom) in picture coordinates that an object and its parts span.

    It may reach beyond the picture; what lies behind the camera does not count.
    """
    box = box_of_points(surface_points(ref), picture_matrix())
    if box is None:
        raise ValueError(f"{ref!r} lies behind the camera; place it where on_ground or at_depth says")
    left, top, right, bottom = (float(edge) for edge in box)
    return left, top, right, bottom
