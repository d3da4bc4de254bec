# SPDX-License-Identifier: GPL-3.0-or-later
"""A mesh object as it is seen, modifiers included, in the world's frame."""

from dataclasses import dataclass
from typing import Final

import bpy
import numpy as np
from mathutils import Vector
from numpy.typing import NDArray

Floats = NDArray[np.float64]

TOUCHING: Final = 0.02
"""Gap over size of the smaller of two bodies up to which they count as touching."""
MOST_SAMPLES: Final = 200
"""Vertices and edges of a body that are tried against another."""


@dataclass(frozen=True)
class Body:
    """One object's surface."""

    name: str
    evaluated: bpy.types.Object
    points: Floats
    """(n, 3), all vertices."""
    edges: NDArray[np.int32]
    """(m, 2), indices of points."""
    low: Floats
    """The lowest corner of the box around it."""
    high: Floats
    """The highest corner of that box."""

    def size(self) -> float:
        """The diagonal of the box around it, metres."""
        return float(np.linalg.norm(self.high - self.low))

    def distance_to(self, point: Floats) -> float:
        """Metres from a point of the world to its surface."""
        matrix = self.evaluated.matrix_world
        world = Vector(point.tolist())
        found, nearest, _, _ = self.evaluated.closest_point_on_mesh(matrix.inverted_safe() @ world)
        return (matrix @ nearest - world).length if found else float("inf")

    def first_hit(self, start: Floats, end: Floats) -> Vector | None:
        """Where a line of the world first meets its surface."""
        inverse = self.evaluated.matrix_world.inverted_safe()
        first, last = inverse @ Vector(start.tolist()), inverse @ Vector(end.tolist())
        way = last - first
        if way.length == 0.0:
            return None
        hit, place, _, _ = self.evaluated.ray_cast(first, way.normalized(), distance=way.length)
        return self.evaluated.matrix_world @ place if hit else None


def body_of(entry: bpy.types.Object, depsgraph: bpy.types.Depsgraph) -> Body | None:
    """The body of an object; None where it has no faces. Points to Blender's data, so it must not be kept."""
    evaluated = entry.evaluated_get(depsgraph)
    mesh = evaluated.data
    if not isinstance(mesh, bpy.types.Mesh) or not mesh.polygons:
        return None
    flat = np.empty(3 * len(mesh.vertices), np.float32)
    mesh.vertices.foreach_get("co", flat)
    edges = np.empty(2 * len(mesh.edges), np.int32)
    mesh.edges.foreach_get("vertices", edges)
    matrix = np.array(entry.matrix_world, dtype=np.float64)
    points = flat.reshape(-1, 3) @ matrix[:3, :3].T + matrix[:3, 3]
    return Body(entry.name, evaluated, points, edges.reshape(-1, 2), points.min(axis=0), points.max(axis=0))


def between_boxes(first: Body, second: Body) -> float:
    """Metres between the boxes around two bodies."""
    return float(np.linalg.norm(np.maximum(0.0, np.maximum(first.low - second.high, second.low - first.high))))


def tolerance(first: Body, second: Body) -> float:
    """Metres up to which two bodies count as touching."""
    return TOUCHING * min(first.size(), second.size())


def gap_between(first: Body, second: Body) -> float:
    """Metres between two surfaces, as far as samples of their vertices tell."""
    return min(
        other.distance_to(point) for body, other in ((first, second), (second, first)) for point in some(body.points)
    )


def touch(first: Body, second: Body) -> bool:
    """Whether two surfaces are as good as in contact, or cross."""
    near = tolerance(first, second)
    if between_boxes(first, second) > near:
        return False
    if gap_between(first, second) <= near:
        return True
    return any(
        other.first_hit(*body.points[edge]) is not None
        for body, other in ((first, second), (second, first))
        for edge in some(body.edges)
    )


def some(rows: NDArray[np.float64] | NDArray[np.int32]) -> NDArray[np.float64] | NDArray[np.int32]:
    """``MOST_SAMPLES`` of ``rows`` at most, evenly spread."""
    return rows[:: -(-len(rows) // MOST_SAMPLES)] if len(rows) else rows
