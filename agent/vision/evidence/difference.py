# SPDX-License-Identifier: GPL-3.0-or-later
"""The signed difference of two pictures."""

import numpy as np

from .panels import Picture


def signed_difference(reference: Picture, render: Picture) -> Picture:
    """Half the difference of each channel around mid grey: brighter where the render is too bright.

    Both are uint8 (height, width, 3) sRGB; equal pixels give 128.
    """
    difference = (render.astype(np.int16) - reference.astype(np.int16)) // 2 + 128
    return difference.astype(np.uint8)
