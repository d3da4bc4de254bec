# SPDX-License-Identifier: GPL-3.0-or-later
"""Shapes put together from shapes, before they are objects."""

from collections.abc import Sequence

from mathutils import Euler, Matrix

from .checks import Point, positive, triple
from .objects import Rotation, turned
from .shape import Shape


def moved(shape: Shape, at: Point = (0, 0, 0), rotation: Rotation = 0.0, scale: Rotation = 1.0) -> Shape:
    """The shape sized by one factor or one an axis, then turned, then moved."""
    factors = triple("the scale", scale if isinstance(scale, Sequence) else (scale, scale, scale))
    size = Matrix.Diagonal([positive("the scale", factor) for factor in factors[:]]).to_4x4()
    matrix = Matrix.Translation(triple("at", at)) @ Euler(turned(rotation)[:]).to_matrix().to_4x4() @ size
    return shape._replace(vertices=[(matrix @ triple("a point", point))[:] for point in shape.vertices])


def join(*shapes: Shape) -> Shape:
    """Several shapes as one; edges stay sharp that are sharp in the sharpest of them."""
    if not shapes:
        raise ValueError("there is nothing to join; give two or more shapes")
    vertices: list[tuple[float, ...]] = []
    faces: list[tuple[int, ...]] = []
    for shape in shapes:
        start = len(vertices)
        vertices += [tuple(point) for point in shape.vertices]
        faces += [tuple(start + corner for corner in face) for face in shape.faces]
    return Shape(vertices, faces, min(shape.crease for shape in shapes))
