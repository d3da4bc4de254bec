# SPDX-License-Identifier: GPL-3.0-or-later
"""Many of one thing: leaves, grass, pebbles, crumbs."""

import math
import random
from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate

import bpy
from mathutils import Euler, Matrix, Vector

from .checks import Point, between, counted, triple
from .objects import whole
from .session import session_scene
from .shape import Shape

MOST_POINTS = 400_000
"""Of a scattered shape: more would take seconds to make and gain nothing in a picture."""


def scatter(shape: Shape, spots: Sequence[Point], vary: float = 0.2, lean: float = 0.0, seed: int = 0) -> Shape:
    """The shape at each of the spots, as one shape: turned about z at random and sized by 1 - vary to 1 + vary.

    Each leans by up to ``lean`` radians to any side; pi turns leaves every way.
    """
    spread, tilt = between("vary", vary, 0.0, 0.99), between("lean", lean, 0.0, math.pi)
    if not 0 < len(spots) * len(shape.vertices) <= MOST_POINTS:
        raise ValueError(
            f"{len(spots)} spots times {len(shape.vertices)} points; give at least one spot, and keep the product "
            f"below {MOST_POINTS:,} with fewer spots or a simpler shape"
        )
    chance = random.Random(seed)
    own = [triple("a point", point) for point in shape.vertices]
    vertices: list[Sequence[float]] = []
    faces: list[Sequence[int]] = []
    for spot in spots:
        place, start = triple("a spot", spot), len(vertices)
        size = 1.0 + spread * chance.uniform(-1.0, 1.0)
        towards, leaning = chance.uniform(0.0, 2 * math.pi), tilt * chance.random()
        spin = Matrix.Rotation(chance.uniform(0.0, 2 * math.pi), 3, "Z")
        matrix = size * (Euler((leaning, 0.0, towards)).to_matrix() @ spin)
        vertices += [(place + matrix @ point)[:] for point in own]
        faces += [tuple(start + corner for corner in face) for face in shape.faces]
    return Shape(vertices, faces, shape.crease)


def spots_on(surface: Shape | str | bpy.types.Object, count: int, upward: bool = False, seed: int = 0) -> list[Vector]:
    """Random points evenly on a shape, in its own frame, or on an object with its parts, in the world.

    ``upward`` leaves out faces that are steeper than 60 degrees or face down.
    """
    wanted = counted("the count", count, 1, 100_000)
    triangles = own_triangles(surface) if isinstance(surface, Shape) else world_triangles(surface)
    if upward:
        triangles = [corners for corners in triangles if twice_area(*corners).normalized().z > 0.5]
    sums = list(accumulate(twice_area(*corners).length for corners in triangles))
    if not sums or sums[-1] <= 0.0:
        raise ValueError("there is no surface to put spots on; give a shape or an object with faces")
    chance = random.Random(seed)
    spots = []
    for _ in range(wanted):
        a, b, c = triangles[min(bisect(sums, chance.uniform(0.0, sums[-1])), len(triangles) - 1)]
        along, aside = chance.random(), chance.random()
        if along + aside > 1.0:
            along, aside = 1.0 - along, 1.0 - aside
        spots.append(a + along * (b - a) + aside * (c - a))
    return spots


def twice_area(a: Vector, b: Vector, c: Vector) -> Vector:
    """The normal of a triangle, as long as its area twice over."""
    normal = (b - a).cross(c - a)
    assert isinstance(normal, Vector)
    return normal


def own_triangles(shape: Shape) -> list[tuple[Vector, Vector, Vector]]:
    """The triangles that a shape's faces fan out into."""
    points = [triple("a point", point) for point in shape.vertices]
    return [
        (points[face[0]], points[face[index]], points[face[index + 1]])
        for face in shape.faces
        for index in range(1, len(face) - 1)
    ]


def world_triangles(ref: str | bpy.types.Object) -> list[tuple[Vector, Vector, Vector]]:
    """The triangles of an object and its parts, modifiers included, in the world."""
    found = []
    bodies_of_ref = whole(ref)
    depsgraph = session_scene().view_layers[0].depsgraph
    for body in bodies_of_ref:
        evaluated = body.evaluated_get(depsgraph)
        mesh = evaluated.to_mesh()
        if mesh is None:
            continue
        mesh.calc_loop_triangles()
        points = [body.matrix_world @ vertex.co for vertex in mesh.vertices]
        found += [(points[a], points[b], points[c]) for a, b, c in (entry.vertices for entry in mesh.loop_triangles)]
        evaluated.to_mesh_clear()
    return found
