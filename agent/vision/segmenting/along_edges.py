# SPDX-License-Identifier: GPL-3.0-or-later
"""How well an outline follows the edges of the picture."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from ...blueprint import Point
from ..gaussian import gaussian_mean
from ..masks import Mask

SMOOTHING: Final = 1.0
"""Pixels of Gaussian sigma: an edge is as wide as a lens makes it."""
RADIUS: Final = 3
STRONGEST: Final = 0.08
"""Gradient, sRGB from 0 to 1 a pixel, above which an edge is as good as any: else a highlight beside an outline would
outweigh a whole side of it."""
AT_BORDER: Final = 1.5
"""Pixels from the picture's border within which an outline runs along it, not along an edge."""


def along_edges(strengths: NDArray[np.float64], outline: Sequence[Point], hidden: Mask) -> float:
    """The mean of ``strengths`` (height, width), a picture's ``edge_strengths``, along the closed polygon ``outline``.

    What runs along the picture's border or is ``hidden`` (height, width) does not count; 0 where nothing is left.
    """
    height, width = hidden.shape
    points = _stepped(np.asarray(outline, np.float64) * (width, height))
    inside = ((points > AT_BORDER) & (points < np.array([width, height]) - AT_BORDER)).all(axis=1)
    columns, rows = np.floor(points[inside]).astype(np.intp).T
    seen = ~hidden[rows, columns]
    found = strengths[rows[seen], columns[seen]]
    return float(found.mean()) if found.size else 0.0


def _stepped(corners: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points (count, 2) about a pixel apart along the closed polygon through ``corners``, in pixels."""
    following = np.roll(corners, -1, axis=0)
    parts = [
        begin
        + np.linspace(0.0, 1.0, max(1, round(float(np.hypot(*(end - begin))))), endpoint=False)[:, None] * (end - begin)
        for begin, end in zip(corners, following, strict=True)
    ]
    return np.concatenate(parts)


def edge_strengths(picture: NDArray[np.uint8]) -> NDArray[np.float64]:
    """(height, width), 0 to ``STRONGEST``: the gradient of ``picture`` (height, width, 3; sRGB) within a pixel.

    Central differences of the smoothed channels, of the channel that changes most.
    """
    steepest = np.zeros(picture.shape[:2])
    for channel in range(3):
        padded = np.pad(picture[..., channel] / 255.0, RADIUS, mode="symmetric")
        down, across = np.gradient(gaussian_mean(padded, SMOOTHING, RADIUS))
        steepest = np.maximum(steepest, np.hypot(down, across))
    around = sliding_window_view(np.pad(steepest, 1, mode="edge"), (3, 3))
    return np.asarray(np.minimum(around.max(axis=(2, 3)), STRONGEST))
