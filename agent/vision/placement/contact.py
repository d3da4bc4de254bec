# SPDX-License-Identifier: GPL-3.0-or-later
"""How high what carries an object is under it, from the real mesh."""

from typing import Final

import numpy as np

from ..camera.pinhole import Floats
from .body import Body

MOST_POINTS: Final = 160
"""Of each of two bodies that are tried against the other: the lowest of one, the highest of the other."""
BURIED: Final = 0.5
"""Of its own height, by which a body may be buried: higher surfaces, such as a shelf above it, do not carry it."""
MOST_PAIRS: Final = 4_000_000
"""Points times triangles that are tried."""


def gap_above(body: Body, support: Body) -> float | None:
    """How far ``body`` can sink until it meets ``support``; below 0 where it is buried, None where it is not above it.

    The support counts with its highest surface under each of the body's lowest points, the body with
    its lowest over each of the support's highest points, as far as these are not above the body's middle;
    a field counts with its usual height under the body.
    """
    ceiling = float(body.points[:, 2].min() + BURIED * np.ptp(body.points[:, 2]))
    tops, points = _under(body, support, 1.0, ceiling)
    if support.is_field:
        return float(points[:, 2].min() - np.median(tops)) if len(tops) else None
    bottoms, below = _under(support, body, -1.0, ceiling)
    gaps = np.concatenate([points[:, 2] - tops, below[:, 2] - bottoms])
    return float(gaps.min()) if len(gaps) else None


def _under(one: Body, other: Body, upwards: float, ceiling: float) -> tuple[Floats, Floats]:
    """Heights (count,) of the highest surface of ``other`` under the lowest points of ``one``, and these (count, 3).

    With -1 the other way round: all heights are negative, so that lowest is highest.
    """
    side = np.array([1.0, 1.0, upwards])
    points, corners = one.points * side, other.points * side
    low, high = corners[:, :2].min(axis=0), corners[:, :2].max(axis=0)
    points = points[((points[:, :2] >= low) & (points[:, :2] <= high)).all(axis=1)]
    if upwards < 0.0:
        points = points[-points[:, 2] <= ceiling]
    if not len(points):
        return np.empty(0), np.empty((0, 3))
    points = points[np.argsort(points[:, 2], kind="stable")[:MOST_POINTS]]
    triangles = corners[other.triangles]
    near = (triangles[..., :2].max(axis=1) >= points[:, :2].min(axis=0)).all(axis=1)
    near &= (triangles[..., :2].min(axis=1) <= points[:, :2].max(axis=0)).all(axis=1)
    triangles = triangles[near]
    points = points[:: max(1, -(-len(triangles) * len(points) // MOST_PAIRS))]
    tops = _heights(points[:, :2], triangles, ceiling if upwards > 0.0 else np.inf)
    under = np.isfinite(tops)
    return tops[under], points[under]


def _heights(places: Floats, triangles: Floats, ceiling: float) -> Floats:
    """Height of the highest of ``triangles`` (count, 3, 3) up to ``ceiling`` at ``places`` (points, 2), else -inf."""
    if not len(triangles):
        return np.full(len(places), -np.inf)
    first, second, third = triangles[:, 0], triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0]
    area = second[:, 0] * third[:, 1] - second[:, 1] * third[:, 0]
    level = np.abs(area) > 1e-14
    first, second, third, area = first[level], second[level], third[level], area[level]
    offset = places[:, None] - first[None, :, :2]
    one = (offset[..., 0] * third[:, 1] - offset[..., 1] * third[:, 0]) / area
    other = (second[:, 0] * offset[..., 1] - second[:, 1] * offset[..., 0]) / area
    inside = (one >= -1e-9) & (other >= -1e-9) & (one + other <= 1.0 + 1e-9)
    heights = first[:, 2] + one * second[:, 2] + other * third[:, 2]
    return np.asarray(np.where(inside & (heights <= ceiling), heights, -np.inf).max(axis=1, initial=-np.inf))
