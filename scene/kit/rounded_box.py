# SPDX-License-Identifier: GPL-3.0-or-later
"""A box as things are made: with rounded edges that catch the light."""

import math
from itertools import product

from .checks import counted, positive
from .shape import Shape


def rounded_box(width: float, depth: float, height: float, radius: float, segments: int = 4) -> Shape:
    """A box along x, y and z whose edges are rounded by this radius, at most half the shortest side."""
    size = (positive("the width", width), positive("the depth", depth), positive("the height", height))
    # A radius of exactly half a side would leave faces without area.
    rounding = min(positive("the radius", radius), 0.499 * min(size))
    inner = [side / 2 - rounding for side in size]
    steps = counted("segments", segments, 1, 64)
    # Equal angles along the edges of a cube, seen from its centre, give an even rounding.
    slopes = [math.tan(math.pi / 4 * (1 - step / steps)) for step in range(steps + 1)]
    places = [(-1.0, -slope) for slope in slopes] + [(1.0, slope) for slope in reversed(slopes)]
    last = len(places) - 1
    numbers: dict[tuple[int, int, int], int] = {}
    vertices: list[tuple[float, float, float]] = []
    indices = range(last + 1)
    for cell in product(indices, indices, indices):
        if not {0, last} & set(cell):
            continue
        slope = [places[index][1] for index in cell]
        length = math.hypot(*slope)
        numbers[cell] = len(vertices)
        x, y, z = (places[cell[axis]][0] * inner[axis] + rounding * slope[axis] / length for axis in range(3))
        vertices.append((x, y, z + size[2] / 2))
    faces = []
    for axis, end, row, column in product(range(3), (0, last), range(last), range(last)):
        corners = []
        for down, across in ((0, 0), (0, 1), (1, 1), (1, 0)):
            cell_of_corner = [row + down, column + across]
            cell_of_corner.insert(axis, end)
            first, second, third = cell_of_corner
            corners.append(numbers[first, second, third])
        faces.append(tuple(corners))
    return Shape(vertices, faces, crease=3.2)
