# SPDX-License-Identifier: GPL-3.0-or-later
"""Any section swept along a curve: mouldings, frames, flat handles, gutters."""

from collections.abc import Sequence
from itertools import pairwise

from mathutils import Vector

from .checks import Point, counted, triple
from .extrude import closed_outline
from .lathe import faces_between
from .shape import Shape
from .tube import carried_frames, smooth_curve

SHARPEST_MITRE = 3.0
"""How much longer than across a straight piece a section may become at a corner."""


def sweep(
    section: Sequence[tuple[float, float]], points: Sequence[Point], closed: bool = False, steps: int = 6
) -> Shape:
    """The closed outline [(across, up), ...] in metres along a smooth curve through the points.

    It starts with ``up`` as near to z as the curve allows (to -y where the curve rises), and turns only as the
    curve does. Between two points the curve has this many steps; 1 gives straight pieces with mitred corners.
    """
    outline = closed_outline(section)
    stops = [triple("a point of the curve", point) for point in points]
    if any((after - before).length < 1e-9 for before, after in pairwise(stops)):
        raise ValueError("two neighbouring points of the curve are the same; leave one out")
    if len(stops) < (3 if closed else 2):
        raise ValueError("a curve needs two points, a closed one three")
    curve = smooth_curve(stops, closed, counted("steps", steps, 1, 64))
    vertices = []
    for index, (side, down) in enumerate(carried_frames(curve, closed, level=True)):
        for across, up in outline:
            offset = across * side - up * down
            vertices.append((curve[index] + mitred(offset, curve, index, closed))[:])
    count = len(outline)
    rings = [list(range(start, start + count)) for start in range(0, len(vertices), count)]
    pairs = zip(rings, rings[1:] + rings[:1], strict=True) if closed else pairwise(rings)
    faces = [face for lower, upper in pairs for face in faces_between(lower, upper)]
    if not closed:
        faces += [tuple(rings[0][::-1]), tuple(rings[-1])]
    return Shape(vertices, faces)


def mitred(offset: Vector, curve: Sequence[Vector], index: int, closed: bool) -> Vector:
    """The offset from the curve's point of this index, stretched so that straight pieces keep their width."""
    count = len(curve)
    if not closed and index in {0, count - 1}:
        return offset
    here = (curve[index] - curve[index - 1]).normalized()
    onwards = (curve[(index + 1) % count] - curve[index]).normalized()
    bend = onwards - here
    if bend.length < 1e-6:
        return offset
    stretch = min(2.0 / max((here + onwards).length, 1e-6), SHARPEST_MITRE)
    towards = bend.normalized()
    return offset + (stretch - 1.0) * offset.dot(towards) * towards
