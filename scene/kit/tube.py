# SPDX-License-Identifier: GPL-3.0-or-later
"""A round section swept along a curve: handles, wires, pipes, legs."""

import math
from collections.abc import Sequence
from itertools import pairwise

from mathutils import Quaternion, Vector

from .checks import Point, counted, positive, triple
from .lathe import faces_between
from .shape import Shape


def tube(
    points: Sequence[Point],
    radius: float | Sequence[float],
    closed: bool = False,
    steps: int = 6,
    segments: int = 16,
) -> Shape:
    """A round section of this radius (or one a point) along a smooth curve through the points, in metres.

    The points are relative to the shape's origin. Between two of them the curve has this many
    steps; 1 gives straight pieces with corners.
    """
    stops = [triple("a point of the tube", point) for point in points]
    if any((after - before).length < 1e-9 for before, after in pairwise(stops)):
        raise ValueError("two neighbouring points of the tube are the same; leave one out")
    if len(stops) < (3 if closed else 2):
        raise ValueError("a tube needs two points, a closed one three")
    radii = list(radius) if isinstance(radius, Sequence) else [radius] * len(stops)
    if len(radii) != len(stops):
        raise ValueError(f"the tube has {len(stops)} points and {len(radii)} radii; give one radius, or one a point")
    # The radius travels along as a fourth coordinate, so that it changes as smoothly as the curve.
    stations = [Vector((*stop[:], positive("the radius", wide))) for stop, wide in zip(stops, radii, strict=True)]
    curve = smooth_curve(stations, closed, counted("steps", steps, 1, 64))
    around = counted("segments", segments, 3, 256)
    frames = carried_frames([point.to_3d() for point in curve], closed)
    vertices = []
    for point, (side, up) in zip(curve, frames, strict=True):
        turns = [2 * math.pi * step / around for step in range(around)]
        vertices += [(point.to_3d() + point.w * (math.cos(turn) * side + math.sin(turn) * up))[:] for turn in turns]
    rings = [list(range(start, start + around)) for start in range(0, len(vertices), around)]
    if closed:
        faces = [
            face
            for lower, upper in zip(rings, ends_matched(rings, vertices), strict=True)
            for face in faces_between(lower, upper)
        ]
    else:
        faces = [face for lower, upper in pairwise(rings) for face in faces_between(lower, upper)]
        faces += [tuple(rings[0][::-1]), tuple(rings[-1])]
    return Shape(vertices, faces, crease=1.0)


def smooth_curve(stations: Sequence[Vector], closed: bool, steps: int) -> list[Vector]:
    """Points along the uniform Catmull-Rom spline through the stations."""
    count = len(stations)
    curve = []
    for index in range(count if closed else count - 1):
        if closed:
            before, start, end, after = (stations[(index + offset) % count] for offset in (-1, 0, 1, 2))
        else:
            start, end = stations[index], stations[index + 1]
            before = stations[index - 1] if index > 0 else 2 * start - end
            after = stations[index + 2] if index + 2 < count else 2 * end - start
        for step in range(steps):
            t = step / steps
            curve.append(
                start
                + t / 2 * (end - before)
                + t * t / 2 * (2 * before - 5 * start + 4 * end - after)
                + t * t * t / 2 * (3 * start - before - 3 * end + after)
            )
    if not closed:
        curve.append(stations[-1].copy())
    return curve


def carried_frames(curve: Sequence[Vector], closed: bool, level: bool = False) -> list[tuple[Vector, Vector]]:
    """Two unit vectors across the curve at each point, carried along without twist.

    ``level`` begins with the first to the right and the second down, as far as the curve allows.
    """
    count = len(curve)
    frames = []
    tangent = side = Vector((0.0, 0.0, 0.0))
    for index in range(count):
        before = curve[index - 1] if index > 0 or closed else curve[0]
        after = curve[(index + 1) % count] if index + 1 < count or closed else curve[-1]
        ahead = (after - before).normalized()
        if index == 0:
            up = Vector((0.0, 0.0, 1.0)) if abs(ahead.z) < 0.9 else Vector((0.0, -1.0, 0.0))
            across = ahead.cross(up) if level else ahead.orthogonal()
            assert isinstance(across, Vector)
            side = across.normalized()
        else:
            turn: Quaternion = tangent.rotation_difference(ahead)
            side = turn @ side
        tangent = ahead
        frames.append((side.copy(), Quaternion(ahead, math.pi / 2) @ side))
    return frames


def ends_matched(rings: Sequence[list[int]], vertices: Sequence[Sequence[float]]) -> list[list[int]]:
    """The ring that follows each ring; the first is turned so that the seam of a closed tube does not twist."""
    seam = Vector(vertices[rings[-1][0]])
    first = rings[0]
    nearest = min(range(len(first)), key=lambda step: (Vector(vertices[first[step]]) - seam).length)
    return [*rings[1:], first[nearest:] + first[:nearest]]
