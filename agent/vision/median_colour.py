# SPDX-License-Identifier: GPL-3.0-or-later
"""The typical colour of a part of a picture."""

import numpy as np
from numpy.typing import NDArray

from ..blueprint import Colour


def median_colour(picture: NDArray[np.uint8], mask: NDArray[np.bool_]) -> Colour:
    """Median of each sRGB channel, 0 to 1, over the pixels of ``mask`` in an 8-bit ``(height, width, 3)`` picture.

    Unlike the mean it is not moved by highlights or by a few pixels of a neighbour. Raises
    ``ValueError`` for an empty mask.
    """
    # Several times faster than indexing with the mask itself.
    pixels = np.take(picture.reshape(-1, 3), np.flatnonzero(mask), axis=0)
    if len(pixels) == 0:
        raise ValueError("an empty mask has no colour")
    red, green, blue = (_median(channel) for channel in pixels.T)
    return red, green, blue


def _median(levels: NDArray[np.uint8]) -> float:
    """Counting the 256 levels is several times faster than sorting."""
    reached = np.cumsum(np.bincount(levels, minlength=256))
    middle = np.searchsorted(reached, ((len(levels) - 1) // 2, len(levels) // 2), side="right")
    return float(middle.mean() / 255.0)
