# SPDX-License-Identifier: GPL-3.0-or-later
"""How alike the distributions of light and dark are in two pictures."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

BINS = 64
Plane = NDArray[np.floating[Any]]


def luminance_histogram(luminance: Plane) -> NDArray[np.float64]:
    """Share of pixels in each of 64 equal bins of luminance from 0 to 1."""
    bins = np.minimum((luminance * BINS).astype(np.intp), BINS - 1)
    return np.bincount(bins.ravel(), minlength=BINS) / luminance.size


def histogram_intersection(first: NDArray[np.float64], second: NDArray[np.float64]) -> float:
    """Shared area, 0 to 1, of two histograms that each add up to 1 (Swain and Ballard, 1991)."""
    return float(np.minimum(first, second).sum())
