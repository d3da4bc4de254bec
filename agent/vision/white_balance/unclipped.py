# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a picture's colours are as they were seen."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..light.non_negative import Floats

BRIGHTEST: Final = 0.95
"""Linear light, 249 of 255: a channel above it may have been more."""
DARKEST: Final = 0.01
"""Of the strongest channel; below it levels of 8 bits are coarse."""


def unclipped(light: Floats) -> NDArray[np.bool_]:
    """Where ``light`` (height, width, 3), linear, is neither clipped nor next to black."""
    strongest = light.max(axis=-1)
    return np.asarray((strongest < BRIGHTEST) & (strongest > DARKEST))
