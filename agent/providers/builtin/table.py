# SPDX-License-Identifier: GPL-3.0-or-later
"""The table that things seen from above lie on, and the floor beyond its edge."""

import numpy as np

from ...blueprint import BlueprintObject, Point
from .eye import Eye
from .placed import Floor, Lying, Placed

TABLE_THICKNESS = 0.04
"""In camera heights, like every length here: a picture has no scale of its own."""
TABLE_HEIGHT = 1.4
TABLE_MARGIN = 0.35
"""How far the table goes on beyond the picture's edges, in picture sizes."""
TABLE_PROXY = 6.0
"""Side of the proxy of a table that fills the view."""


def floor_below(entry: BlueprintObject, eye: Eye) -> Placed:
    height = eye.camera.height
    return Placed(entry, (0.0, 2.0 * height, -TABLE_HEIGHT * height), Floor(14.0 * height, 14.0 * height))


def table_top(entry: BlueprintObject, beyond: list[BlueprintObject], eye: Eye) -> Placed:
    """The picture's frame with a margin, less what is seen past the table's straight edge."""
    thickness = TABLE_THICKNESS * eye.camera.height
    low, high = -TABLE_MARGIN, 1.0 + TABLE_MARGIN
    corners: list[Point] = [(low, low), (high, low), (high, high), (low, high)]
    for other in beyond:
        corners = _cut_off(corners, other)
    foot = (0.0, 0.0, -thickness)
    size = TABLE_PROXY * eye.camera.height
    return Placed(entry, foot, Lying(tuple(corners), thickness, size, size, frames_the_view=True))


def _cut_off(corners: list[Point], other: BlueprintObject) -> list[Point]:
    """``corners`` without what lies on ``other``'s side of the line where it meets the table (Sutherland-Hodgman)."""
    points = np.array(other.outline)
    inner = points[(points > 0.01).all(axis=1) & (points < 0.99).all(axis=1)]
    line = points[np.argsort(-points.sum(axis=1))[:4]] if len(inner) < 2 else inner
    middle = line.mean(axis=0)
    direction = np.linalg.svd(line - middle)[2][0]
    normal = np.array([-direction[1], direction[0]])
    if (points.mean(axis=0) - middle) @ normal > 0.0:
        normal = -normal
    kept: list[Point] = []
    sides = [float((np.array(corner) - middle) @ normal) for corner in corners]
    for index, corner in enumerate(corners):
        before, side = sides[index - 1], sides[index]
        if (before < 0.0) != (side < 0.0):
            share = before / (before - side)
            start = corners[index - 1]
            kept.append((start[0] + share * (corner[0] - start[0]), start[1] + share * (corner[1] - start[1])))
        if side >= 0.0:
            kept.append(corner)
    return [(round(x, 4), round(y, 4)) for x, y in kept] if len(kept) >= 3 else corners
