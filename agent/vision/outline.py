# SPDX-License-Identifier: GPL-3.0-or-later
"""The outline of a mask as a polygon of few points."""

import numpy as np
from numpy.typing import NDArray

from .components import fill_holes, largest_component

Polygon = NDArray[np.float64]
"""Corners (count, 2) as x, y in pixels, pixel edges at whole numbers; the last joins the first."""

TURNS = ((1, 0), (0, 1), (-1, 0), (0, -1))
"""Right, down, left, up: each a quarter turn clockwise from the one before, y being down."""


def trace_outline(mask: NDArray[np.bool_]) -> Polygon:
    """The pixel-edge outline of the largest patch of ``mask``, clockwise, without its holes.

    Raises ``ValueError`` when the mask is empty.
    """
    if not mask.any():
        raise ValueError("an empty mask has no outline")
    solid = np.pad(fill_holes(largest_component(mask)), 1).tolist()
    start_row = next(index for index, row in enumerate(solid) if any(row))
    start = (solid[start_row].index(True), start_row)
    corner, heading = start, 0
    corners = []
    while True:
        corners.append(corner)
        corner = (corner[0] + TURNS[heading][0], corner[1] + TURNS[heading][1])
        heading = _next_heading(solid, corner, heading)
        if corner == start:
            break
    return np.array(corners, float) - 1.0


def _next_heading(solid: list[list[bool]], corner: tuple[int, int], heading: int) -> int:
    """Where the outline goes on from ``corner``, the mask being kept to the right hand."""
    x, y = corner
    # The pixels ahead on the left and on the right, for each heading.
    ahead = {
        0: ((x, y - 1), (x, y)),
        1: ((x, y), (x - 1, y)),
        2: ((x - 1, y), (x - 1, y - 1)),
        3: ((x - 1, y - 1), (x, y - 1)),
    }[heading]
    (left_x, left_y), (right_x, right_y) = ahead
    if not solid[right_y][right_x]:
        return (heading + 1) % 4
    if solid[left_y][left_x]:
        return (heading - 1) % 4
    return heading


def simplify(polygon: Polygon, most: int) -> Polygon:
    """``polygon`` with at most ``most`` corners, those that matter most to its area.

    Drops the corner that spans the smallest triangle with its neighbours, again and again
    (Visvalingam and Whyatt, 1993).
    """
    count = len(polygon)
    before = np.roll(np.arange(count), 1).tolist()
    after = np.roll(np.arange(count), -1).tolist()
    points = polygon.tolist()

    def area(index: int) -> float:
        (ax, ay), (bx, by), (cx, cy) = points[before[index]], points[index], points[after[index]]
        return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay))

    areas = np.array([area(index) for index in range(count)])
    kept = np.ones(count, bool)
    for _ in range(max(0, count - max(3, most))):
        weakest = int(areas.argmin())
        kept[weakest] = False
        left, right = before[weakest], after[weakest]
        after[left], before[right] = right, left
        # A corner never counts less than one dropped before it, or curves would wear away.
        floor = areas[weakest]
        areas[weakest] = np.inf
        areas[left], areas[right] = max(area(left), floor), max(area(right), floor)
    return polygon[kept]


def smooth_steps(polygon: Polygon) -> Polygon:
    """The midpoints of a traced outline's edges: pixel stairs become slopes."""
    return (polygon + np.roll(polygon, -1, axis=0)) / 2.0


def with_holes(outer: Polygon, holes: list[Polygon]) -> Polygon:
    """One polygon that encloses ``outer`` without ``holes`` by the even-odd rule.

    Each hole is joined by a bridge that runs there and back between the two nearest corners.
    """
    joined = outer
    for hole in holes:
        gaps = np.hypot(*(joined[:, None, :] - hole[None, :, :]).transpose(2, 0, 1))
        here, there = np.unravel_index(int(gaps.argmin()), gaps.shape)
        around = np.roll(hole, -int(there), axis=0)
        joined = np.concatenate([joined[: here + 1], around, around[:1], joined[here:]])
    return joined


def outer_loop(polygon: Polygon) -> Polygon:
    """A polygon made by ``with_holes`` without its holes; any other polygon as it is."""
    points = [tuple(point) for point in polygon.tolist()]
    while True:
        last = {point: index for index, point in enumerate(points)}
        bridge = next((index for index, point in enumerate(points) if last[point] > index), None)
        if bridge is None:
            return np.array(points, float)
        points = points[: bridge + 1] + points[last[points[bridge]] + 1 :]
