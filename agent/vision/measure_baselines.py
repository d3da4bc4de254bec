# SPDX-License-Identifier: GPL-3.0-or-later
"""What the yardsticks score, which stands beside every score."""

import numpy as np
from numpy.typing import NDArray

from ..measurements import Baselines, Measurements
from .baselines import mean_colour_card, thumbnail_8x8
from .measure import measure_picture


def measure_baselines(reference: NDArray[np.uint8]) -> Baselines:
    """The two yardsticks of ``reference``, ``(height, width, 3)`` sRGB."""
    picture = (reference / np.float32(255)).astype(np.float32)

    def measured(card: NDArray[np.float32]) -> Measurements:
        return measure_picture(picture, card)

    return Baselines(measured(mean_colour_card(picture)), measured(thumbnail_8x8(picture)))
