# SPDX-License-Identifier: GPL-3.0-or-later
"""Gaussian-weighted means."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.floating[Any]]


def gaussian_mean(plane: Plane, sigma: float, radius: int) -> Plane:
    """Weighted mean around each pixel of ``plane`` (height, width) over 2 radius + 1 pixels either way.

    ``sigma`` and ``radius`` in pixels. Only where the window fits: ``(height - 2 radius, width - 2 radius)``.
    """
    distance = np.arange(radius + 1)
    weights = np.exp(-0.5 * (distance / sigma) ** 2)
    weights /= 2.0 * weights.sum() - weights[0]
    weights = weights.astype(plane.dtype)
    return _mean_of_rows(_mean_of_rows(plane, weights).T, weights).T


def _mean_of_rows(plane: Plane, weights: Plane) -> Plane:
    """Symmetric weighted mean down the columns; ``weights`` from the centre outwards."""
    radius = len(weights) - 1
    length = plane.shape[0] - 2 * radius
    total: Plane = plane[radius : radius + length] * weights[0]
    pair = np.empty_like(total)
    for step in range(1, radius + 1):
        before, after = radius - step, radius + step
        np.add(plane[before : before + length], plane[after : after + length], out=pair)
        pair *= weights[step]
        total += pair
    return total
