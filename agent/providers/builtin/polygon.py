# SPDX-License-Identifier: GPL-3.0-or-later
"""What an outline in picture coordinates tells of size and roundness."""

from collections.abc import Sequence

import numpy as np

from ...blueprint import Box, Point
from ...vision.ellipse import Ellipse, fit_ellipse_robustly
from ...vision.masks import polygon_mask
from ...vision.outline import outer_loop
from .survey import Floats

SAMPLES = 160
"""Points that stand for an outline."""
GRID = 120
"""Pixels of the square grid on which an outline's columns are looked at."""
BESIDE = 0.015
"""Picture sizes within which two outlines count as touching."""


def silhouette_of(outline: Sequence[Point]) -> tuple[Point, ...]:
    """The outline without the holes in which other things are seen."""
    return tuple((float(x), float(y)) for x, y in outer_loop(np.array(outline)))


def free_part(outline: Sequence[Point], others: Sequence[Sequence[Point]]) -> Floats:
    """Points (count, 2) along the outline that border on none of the ``others``, where it goes on behind them."""
    points = _along(np.array(silhouette_of(outline)))
    free = np.ones(len(points), bool)
    for other in others:
        beside = _along(np.array(silhouette_of(other)))
        gaps = np.hypot(*(points[:, None, :] - beside[None, :, :]).transpose(2, 0, 1)).min(axis=1)
        free &= gaps > BESIDE
    return np.asarray(points[free])


def box_of(outline: Sequence[Point]) -> Box:
    """Left, top, right and bottom of the outline."""
    points = np.array(outline)
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    return float(left), float(top), float(right), float(bottom)


def ellipse_of(outline: Sequence[Point], aspect: float, others: Sequence[Sequence[Point]] = ()) -> Ellipse:
    """The ellipse of the outline, lengths in picture heights, of which the width has ``aspect``.

    Where the outline borders on ``others``, which stand before it, it is not followed. Where no
    ellipse fits it is the one in the outline's box.
    """
    fitted = fit_ellipse_robustly(free_part(outline, others) * np.array([aspect, 1.0]))
    left, top, right, bottom = box_of(outline)
    width, height = (right - left) * aspect / 2.0, (bottom - top) / 2.0
    if fitted is None or fitted.major > 1.5 * max(width, height):
        return Ellipse((left + right) / 2.0 * aspect, (top + bottom) / 2.0, max(width, height), min(width, height), 0.0)
    return fitted


def top_edge(outline: Sequence[Point], share: float) -> float:
    """The picture height that ``share`` of the outline's columns reach above."""
    mask = polygon_mask(outline, GRID, GRID)
    columns = mask.any(axis=0)
    if not columns.any():
        return box_of(outline)[1]
    return float(np.quantile(mask.argmax(axis=0)[columns], share)) / GRID


def width_at(outline: Sequence[Point], y: float) -> tuple[float, float] | None:
    """Leftmost and rightmost x of the outline at picture height ``y``, or None beyond it."""
    points = np.array(outline)
    after = np.roll(points, -1, axis=0)
    crossing = (points[:, 1] - y) * (after[:, 1] - y) <= 0.0
    steps = after[crossing, 1] - points[crossing, 1]
    share = np.where(np.abs(steps) < 1e-9, 0.0, (y - points[crossing, 1]) / np.where(steps == 0.0, 1.0, steps))
    across = points[crossing, 0] + share * (after[crossing, 0] - points[crossing, 0])
    if len(across) < 2:
        return None
    return float(across.min()), float(across.max())


def _along(points: Floats) -> Floats:
    """Points spread evenly along the outline, so that long edges count as much as many short ones."""
    closed = np.vstack([points, points[:1]])
    lengths = np.hypot(*np.diff(closed, axis=0).T)
    position = np.concatenate([[0.0], np.cumsum(lengths)])
    even = np.linspace(0.0, position[-1], SAMPLES, endpoint=False)
    return np.stack([np.interp(even, position, closed[:, axis]) for axis in (0, 1)], axis=1)
