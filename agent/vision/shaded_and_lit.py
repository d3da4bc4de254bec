# SPDX-License-Identifier: GPL-3.0-or-later
"""The colours of the same spots of one object in reference and render, in its shade and in its light."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..measurements import Cell
from .colour import luminance
from .median_colour import median_colour

LEAST_PIXELS: Final = 12
"""Of an object, for its shade to be told from its light."""
SHARE: Final = 1.0 / 3.0
"""Of an object's pixels, the darkest and the lightest of which are its shade and its light."""


def shaded_and_lit(
    reference: NDArray[np.uint8], render: NDArray[np.uint8], mask: NDArray[np.bool_]
) -> tuple[Cell, Cell] | None:
    """Median sRGB of both pictures, 8-bit ``(height, width, 3)``, where the reference is darkest and where lightest
    among the pixels of ``mask``. None where these are too few."""
    places = np.flatnonzero(mask)
    if len(places) < LEAST_PIXELS:
        return None
    pixels = np.take(reference.reshape(-1, 3), places, axis=0).astype(np.float32) / np.float32(255.0)
    count = max(1, round(SHARE * len(places)))
    order = np.argpartition(luminance(pixels), (count - 1, len(places) - count))
    parts = []
    for chosen in (order[:count], order[-count:]):
        part = np.zeros(mask.size, bool)
        part[places[chosen]] = True
        part = part.reshape(mask.shape)
        parts.append(Cell(median_colour(reference, part), median_colour(render, part)))
    return parts[0], parts[1]
