# SPDX-License-Identifier: GPL-3.0-or-later
"""Which colours light may have, and how far two of them are apart."""

from math import acos, degrees, log
from typing import Final

import numpy as np

from ..light.non_negative import Floats

WARMEST: Final = 2.6
"""Natural logarithm of red over blue, linear light: CIE illuminant A, a bulb of 2856 K, has 2.07; a candle more."""
COLDEST: Final = -1.0
"""Likewise; a black body of 10000 K has -0.5, a clear blue sky less."""
GREEN: Final = 0.12
"""Logarithm of green over the mean of red and blue, per logarithm of red over blue, along which hot bodies lie: D50
has 0.057 at 0.49, illuminant A 0.231 at 2.07 (from their CIE chromaticities, in linear sRGB)."""
GREEN_OFF: Final = 0.2
"""How far light may lie off that line: fluorescent lamps, leaves and walls that send it on."""

AGREE: Final = 6.0
"""Degrees by which what tells of one light may differ: two walls of a room, the one nearer the window, do so."""


def is_plausible(colour: Floats) -> bool:
    """Whether lamps or skies have such a ``colour`` (3,), linear light."""
    if float(colour.min()) <= 0.0:
        return False
    red, green, blue = colour.tolist()
    warmth = log(red / blue)
    return COLDEST < warmth < WARMEST and abs(log(green) - log(red * blue) / 2.0 - GREEN * warmth) < GREEN_OFF


def angle_between(first: Floats, second: Floats) -> float:
    """Degrees between two colours (3,) of linear light, whatever their strengths.

    The usual error of illuminants: Barnard, Cardei and Funt, A comparison of computational color constancy algorithms
    (IEEE Transactions on Image Processing 11, 2002).
    """
    cosine = float(first @ second) / float(np.linalg.norm(first) * np.linalg.norm(second))
    return degrees(acos(min(1.0, max(-1.0, cosine))))
