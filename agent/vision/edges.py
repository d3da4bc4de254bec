# SPDX-License-Identifier: GPL-3.0-or-later
"""Where edges run, and how well those of two pictures agree."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .gaussian import gaussian_mean

Mask = NDArray[np.bool_]
Plane = NDArray[np.floating[Any]]

TOLERANCE_DISC = {0: 3, 1: 2, 2: 2, 3: 0}
"""Rows apart to columns apart: the pixels within 3 px of a pixel."""
SMOOTHING = 2.0
"""Pixels of Gaussian sigma: grain and render noise finer than this make no edges, outlines do."""
FAINTEST_EDGE = 0.015
"""Gradient below which nothing is an edge: a sharp step of 10 of 255 levels, smoothed, does not reach it."""
MEDIANS_ABOVE_TEXTURE = 4.0
"""How far an edge stands out of the picture's own median gradient.

The gradient's magnitude in pure noise has a Rayleigh distribution, which exceeds k medians in
2^(-k^2) of all pixels: at 4 in one of 65,536. So texture and noise that fill most of the picture
do not count, and a picture of low contrast, such as a clay render, keeps its edges.
"""


def edge_pixels(luminance: Plane) -> Mask:
    """Thin edges ``(height, width)`` of display-referred luminance ``(height, width)``, 0 to 1.

    The gradient is Sobel's on the smoothed picture, with reflected borders, scaled to be the
    difference between a pixel's two neighbours (``skimage.filters.sobel`` times the square root
    of 2). An edge pixel exceeds ``FAINTEST_EDGE`` and ``MEDIANS_ABOVE_TEXTURE`` times the median
    magnitude, and is the greatest of itself and its two neighbours along the picture axis that
    is nearer to the gradient.
    """
    radius = round(3.0 * SMOOTHING)
    across, down = _sobel(gaussian_mean(np.pad(luminance, radius, mode="symmetric"), SMOOTHING, radius))
    square = across * across + down * down
    threshold = max(FAINTEST_EDGE**2, MEDIANS_ABOVE_TEXTURE**2 * float(np.median(square)))
    padded = np.pad(square, 1)
    beside = (square > padded[1:-1, :-2]) & (square >= padded[1:-1, 2:])
    stacked = (square > padded[:-2, 1:-1]) & (square >= padded[2:, 1:-1])
    crest = np.where(np.abs(across) >= np.abs(down), beside, stacked)
    return crest & (square > threshold)


def edge_agreement(first: Mask, second: Mask) -> float:
    """F1 of the two pictures' edge pixels, 0 to 1, where one within 3 px of another's is a match.

    Two pictures without edges agree entirely; one with and one without do not agree at all.
    """
    first_count, second_count = np.count_nonzero(first), np.count_nonzero(second)
    if first_count == 0 or second_count == 0:
        return float(first_count == second_count)
    first_share = np.count_nonzero(first & within_tolerance(second)) / first_count
    second_share = np.count_nonzero(second & within_tolerance(first)) / second_count
    if first_share + second_share == 0.0:
        return 0.0
    return 2.0 * first_share * second_share / (first_share + second_share)


def _sobel(plane: Plane) -> tuple[Plane, Plane]:
    """Gradients to the right and downwards, per pixel."""
    padded = np.pad(plane, 1, mode="symmetric")
    smooth_rows = 0.25 * padded[:-2] + 0.5 * padded[1:-1] + 0.25 * padded[2:]
    smooth_columns = 0.25 * padded[:, :-2] + 0.5 * padded[:, 1:-1] + 0.25 * padded[:, 2:]
    return smooth_rows[:, 2:] - smooth_rows[:, :-2], smooth_columns[2:] - smooth_columns[:-2]


def within_tolerance(edges: Mask) -> Mask:
    """The pixels within 3 px of an edge pixel."""
    height, width = edges.shape
    reach = max(TOLERANCE_DISC)
    padded = np.pad(edges, reach)
    near = np.zeros_like(edges)
    for rows_apart, columns_apart in TOLERANCE_DISC.items():
        widened = np.zeros((padded.shape[0], width), bool)
        for start in range(reach - columns_apart, reach + columns_apart + 1):
            widened |= padded[:, start : start + width]
        near |= widened[reach - rows_apart : reach - rows_apart + height]
        near |= widened[reach + rows_apart : reach + rows_apart + height]
    return near
