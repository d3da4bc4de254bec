# SPDX-License-Identifier: GPL-3.0-or-later
"""Structural similarity (Wang, Bovik, Sheikh and Simoncelli, IEEE Transactions on Image Processing 13, 2004)."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .gaussian import gaussian_mean

SIGMA = 1.5
RADIUS = 5
"""Pixels either side of the window's centre: 11 x 11 in all."""
C1 = 0.01**2
C2 = 0.03**2
"""Stabilising terms for values from 0 to 1."""

Plane = NDArray[np.floating[Any]]


def ssim(first: NDArray[np.uint8], second: NDArray[np.uint8]) -> float:
    """Mean structural similarity, -1 to 1, of two 8-bit pictures ``(height, width, 3)``, mean over channels.

    Gaussian window, population covariances; the margin that the window does not cover is left
    out, as in ``skimage.metrics.structural_similarity``. A picture smaller than the window is
    reflected at its borders instead.
    """
    margin = RADIUS if min(first.shape[:2]) <= 2 * RADIUS else 0
    channels = range(first.shape[2])
    planes = ((_plane(first, channel, margin), _plane(second, channel, margin)) for channel in channels)
    return float(np.mean([_plane_ssim(first_plane, second_plane) for first_plane, second_plane in planes]))


def _plane(picture: NDArray[np.uint8], channel: int, margin: int) -> Plane:
    return np.pad(picture[:, :, channel] / np.float32(255.0), margin, mode="symmetric")


def _plane_ssim(first: Plane, second: Plane) -> float:
    first_mean, second_mean = _window_mean(first), _window_mean(second)
    product = first_mean * second_mean
    squares = first_mean * first_mean + second_mean * second_mean
    covariance = _window_mean(first * second) - product
    variances = _window_mean(first * first + second * second) - squares
    similarity = (2.0 * product + C1) * (2.0 * covariance + C2)
    similarity /= (squares + C1) * (variances + C2)
    return float(np.mean(similarity, dtype=np.float64))


def _window_mean(plane: Plane) -> Plane:
    return gaussian_mean(plane, SIGMA, RADIUS)
