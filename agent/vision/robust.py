# SPDX-License-Identifier: GPL-3.0-or-later
"""How far errors spread, whatever a few of them do, and how little those few then count."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

MEDIAN_TO_SPREAD = 1.4826
"""Standard deviation of normally distributed errors over the median of their absolute values."""


def spread(errors: Floats, least: float) -> float:
    """Standard deviation of ``errors`` (any shape) as their median tells it; never below ``least``."""
    return max(least, MEDIAN_TO_SPREAD * float(np.median(np.abs(errors))))


def cauchy_weights(errors: Floats, half: float) -> Floats:
    """Weights of squared ``errors`` by Cauchy's loss, 0 to 1; one as large as ``half`` counts half."""
    return np.asarray(1.0 / (1.0 + (errors / half) ** 2))
