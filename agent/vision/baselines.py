# SPDX-License-Identifier: GPL-3.0-or-later
"""Two pictures made without seeing any object: the yardsticks that stand beside every score."""

import numpy as np
from numpy.typing import NDArray

from .resize import enlarge, shrink

Picture = NDArray[np.float32]

THUMBNAIL_SIDE = 8


def mean_colour_card(reference: Picture) -> Picture:
    """A card of the reference's size and mean sRGB colour: the best that one single colour can reach in PSNR."""
    mean = reference.mean(axis=(0, 1), dtype=np.float64).astype(np.float32)
    return np.broadcast_to(mean, reference.shape)


def thumbnail_8x8(reference: Picture) -> Picture:
    """The reference averaged to 8 x 8 pixels and enlarged again bilinearly: layout and light, no objects."""
    height, width = reference.shape[:2]
    thumbnail = shrink(reference, min(THUMBNAIL_SIDE, height), min(THUMBNAIL_SIDE, width))
    return enlarge(thumbnail, height, width).astype(np.float32, copy=False)
