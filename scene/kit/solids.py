# SPDX-License-Identifier: GPL-3.0-or-later
"""The plain shapes, each standing on its own origin."""

import math

from .checks import counted, positive
from .lathe import lathe
from .shape import Shape


def box(width: float, depth: float, height: float) -> Shape:
    """A box along x, y and z, in metres."""
    right, back, top = (
        positive("the width", width) / 2,
        positive("the depth", depth) / 2,
        positive("the height", height),
    )
    vertices = [(x, y, z) for z in (0.0, top) for y in (-back, back) for x in (-right, right)]
    faces = [(0, 2, 3, 1), (4, 5, 7, 6), (0, 1, 5, 4), (2, 6, 7, 3), (0, 4, 6, 2), (1, 3, 7, 5)]
    return Shape(vertices, faces)


def cylinder(radius: float, height: float, top_radius: float | None = None, segments: int = 64) -> Shape:
    """An upright cylinder; with another radius at its top a bucket, with 0 a cone."""
    bottom = positive("the radius", radius)
    return lathe(
        [(bottom, 0.0), (bottom if top_radius is None else top_radius, positive("the height", height))], segments
    )


def sphere(radius: float, height: float | None = None, segments: int = 48) -> Shape:
    """A ball that rests on its origin, or an egg or disc of the given height."""
    across = positive("the radius", radius)
    up = across if height is None else positive("the height", height) / 2
    rings = counted("segments", segments, 8, 512) // 2
    turns = [math.pi * ring / rings for ring in range(1, rings)]
    arc = [(across * math.sin(turn), up - up * math.cos(turn)) for turn in turns]
    return lathe([(0.0, 0.0), *arc, (0.0, 2 * up)], segments)._replace(crease=3.2)


def floor(width: float, depth: float) -> Shape:
    """A flat sheet around its origin that faces up."""
    right, back = positive("the width", width) / 2, positive("the depth", depth) / 2
    return Shape([(-right, -back, 0.0), (right, -back, 0.0), (right, back, 0.0), (-right, back, 0.0)], [(0, 1, 2, 3)])


def wall(width: float, height: float) -> Shape:
    """An upright sheet on its origin that faces -y, where the camera stands."""
    right, top = positive("the width", width) / 2, positive("the height", height)
    return Shape([(-right, 0.0, 0.0), (right, 0.0, 0.0), (right, 0.0, top), (-right, 0.0, top)], [(0, 1, 2, 3)])
