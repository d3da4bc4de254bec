# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures in the size that a model looks at, and several of them on one sheet."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..colour import as_8_bit
from ..resize import enlarge, shrink

Picture = NDArray[np.uint8]

LONGEST: Final = 1024
"""Pixels of a sheet's longer side: models shrink what is much larger before they look at it."""
GAP: Final = 8
"""White pixels between two panels."""


def fitting_size(height: int, width: int, longest: int = LONGEST) -> tuple[int, int]:
    """Height and width with that longer side and the same aspect."""
    scale = longest / max(height, width)
    return max(1, round(height * scale)), max(1, round(width * scale))


def resample(picture: Picture, height: int, width: int) -> Picture:
    """``picture``, uint8 (height, width, 3), in another size: averaged where smaller, else interpolated."""
    if picture.shape[:2] == (height, width):
        return picture
    floats = picture.astype(np.float32) / np.float32(255.0)
    smaller = height <= picture.shape[0] and width <= picture.shape[1]
    return as_8_bit(shrink(floats, height, width) if smaller else enlarge(floats, height, width))


def columns_for(count: int, height: int, width: int) -> int:
    """In how many columns ``count`` panels of that shape come out largest on a sheet of bounded sides."""

    def longer_side(columns: int) -> int:
        return max(math.ceil(count / columns) * height, columns * width)

    return min(range(1, count + 1), key=longer_side)


def sheet(panels: Sequence[Picture], columns: int, gap: int = GAP) -> Picture:
    """``panels`` of one size in rows of ``columns``, with white between; each keeps its pixels.

    Raises ``ValueError`` where the sizes differ.
    """
    height, width = panels[0].shape[:2]
    if any(panel.shape != panels[0].shape for panel in panels):
        raise ValueError("the panels of a sheet have one size")
    rows = math.ceil(len(panels) / columns)
    board = np.full((rows * (height + gap) - gap, columns * (width + gap) - gap, 3), 255, np.uint8)
    for index, panel in enumerate(panels):
        top, left = (index // columns) * (height + gap), (index % columns) * (width + gap)
        board[top : top + height, left : left + width] = panel
    return board


def fitted_sheet(panels: Sequence[Picture], longest: int = LONGEST) -> Picture:
    """``panels`` of one size on a sheet whose longer side is ``longest`` pixels, all at the same scale."""
    height, width = panels[0].shape[:2]
    columns = columns_for(len(panels), height, width)
    rows = math.ceil(len(panels) / columns)
    scale = min((longest - GAP * (columns - 1)) / (columns * width), (longest - GAP * (rows - 1)) / (rows * height))
    size = max(1, int(height * scale)), max(1, int(width * scale))
    return sheet([resample(panel, *size) for panel in panels], columns)
