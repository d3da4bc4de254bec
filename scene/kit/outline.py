# SPDX-License-Identifier: GPL-3.0-or-later
"""Bodies whose silhouette is an outline read off the picture."""

from collections.abc import Sequence

from mathutils import Vector

from .checks import Point, number, positive, triple
from .lathe import faces_between
from .placement import facing_camera, on_ground, on_plane
from .shape import Shape

Outline = Sequence[tuple[float, float]]
"""A closed polygon in picture coordinates."""


def standing_outline(outline: Outline, foot: Point, depth: float) -> Shape:
    """An upright body that the camera sees as the outline, in world axes around the foot.

    Its front lies in the upright plane through the foot that faces the camera, its back is
    ``depth`` metres behind and is hidden by the front. Nothing reaches below the foot.
    """
    base, towards = triple("the foot", foot), facing_camera(foot)
    corners = simple_outline(outline)
    back_through = base - positive("the depth", depth) * towards
    front = [on_plane(x, y, base, towards) - base for x, y in corners]
    back = [on_plane(x, y, back_through, towards) - base for x, y in corners]
    for point in (*front, *back):
        point.z = max(point.z, 0.0)
    return slab(front, back)


def lying_outline(outline: Outline, foot: Point, thickness: float) -> Shape:
    """A flat body that the camera sees as the outline, in world axes around the foot.

    It lies on the horizontal plane through the foot, this many metres thick.
    """
    base, above = triple("the foot", foot), positive("the thickness", thickness)
    corners = simple_outline(outline)
    top = [on_ground(x, y, base.z + above) - base for x, y in corners]
    bottom = [on_ground(x, y, base.z) - base for x, y in corners]
    return slab(top, bottom)


def slab(front: Sequence[Vector], back: Sequence[Vector]) -> Shape:
    """The closed body between two outlines of as many points."""
    count = len(front)
    ring, other = list(range(count)), list(range(count, 2 * count))
    return Shape(
        [point[:] for point in (*front, *back)], [tuple(ring), tuple(other[::-1]), *faces_between(ring, other)]
    )


def simple_outline(outline: Outline) -> list[tuple[float, float]]:
    """The outline without repeated points; where it crosses or touches itself, only its largest loop."""
    points: list[tuple[float, float]] = []
    for x, y in outline:
        point = number("an outline's x", x), number("an outline's y", y)
        if not points or distance(point, points[-1]) > 1e-5:
            points.append(point)
    while len(points) > 1 and distance(points[0], points[-1]) <= 1e-5:
        points.pop()
    crossing = first_crossing(points)
    while crossing:
        first, second, meeting = crossing
        inner = [meeting, *points[first + 1 : second + 1]]
        outer = [meeting, *points[second + 1 :], *points[: first + 1]]
        points = max(inner, outer, key=lambda loop: abs(area(loop)))
        points = [point for index, point in enumerate(points) if distance(point, points[index - 1]) > 1e-5]
        crossing = first_crossing(points)
    if len(points) < 3 or abs(area(points)) < 1e-8:
        raise ValueError("the outline encloses nothing; give three or more points that go around the object")
    return points if area(points) > 0.0 else points[::-1]


def distance(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Distance of two picture points."""
    return max(abs(first[0] - second[0]), abs(first[1] - second[1]))


def area(points: Outline) -> float:
    """Signed area of a polygon (shoelace formula)."""
    return sum(points[i - 1][0] * points[i][1] - points[i][0] * points[i - 1][1] for i in range(len(points))) / 2


def first_crossing(points: Outline) -> tuple[int, int, tuple[float, float]] | None:
    """Two sides of the polygon that meet though they are no neighbours, and where; None in a simple one."""
    count = len(points)
    for first in range(count):
        for second in range(first + 2, count - (first == 0)):
            meeting = meeting_point(points[first], points[first + 1], points[second], points[(second + 1) % count])
            if meeting:
                return first, second, meeting
    return None


def meeting_point(
    start: tuple[float, float],
    end: tuple[float, float],
    other_start: tuple[float, float],
    other_end: tuple[float, float],
) -> tuple[float, float] | None:
    """Where two sides cross or touch, or None; sides along one line count as not meeting."""
    along = end[0] - start[0], end[1] - start[1]
    other = other_end[0] - other_start[0], other_end[1] - other_start[1]
    apart = other_start[0] - start[0], other_start[1] - start[1]
    turn = along[0] * other[1] - along[1] * other[0]
    if abs(turn) < 1e-12:
        return None
    here = (apart[0] * other[1] - apart[1] * other[0]) / turn
    there = (apart[0] * along[1] - apart[1] * along[0]) / turn
    if not (0.0 <= here <= 1.0 and 0.0 <= there <= 1.0):
        return None
    return start[0] + here * along[0], start[1] + here * along[1]
