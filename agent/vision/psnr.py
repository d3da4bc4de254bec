# SPDX-License-Identifier: GPL-3.0-or-later
"""Peak signal-to-noise ratio."""

import math

import numpy as np
from numpy.typing import NDArray

HIGHEST = 100.0
"""Decibels given to equal pictures, whose ratio is infinite: JSON has no infinity. No pictures exceed it."""


def squared_error(first: NDArray[np.uint8], second: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Squared difference per pixel, summed over channels, of two pictures ``(height, width, 3)``, in levels of 255."""
    difference: NDArray[np.float32] = np.subtract(first, second, dtype=np.float32)
    error: NDArray[np.float32] = (difference * difference) @ np.ones(3, np.float32)
    return error


def psnr(error: NDArray[np.float32]) -> float:
    """Decibels that full white stands above the root mean square of ``error``, as ``squared_error`` gives it.

    Equal to ``skimage.metrics.peak_signal_noise_ratio`` of the 8-bit pictures.
    """
    mean = float(np.mean(error, dtype=np.float64)) / 3.0
    if mean == 0.0:
        return HIGHEST
    return min(HIGHEST, 10.0 * math.log10(255.0**2 / mean))
