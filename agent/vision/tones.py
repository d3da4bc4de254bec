# SPDX-License-Identifier: GPL-3.0-or-later
"""How dark and how light a part of a picture gets, and a picture's colours place by place."""

from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ..blueprint import Colour
from ..measurements import Cell
from .colour import luminance

TENTH: Final = 0.1
"""Share of the pixels that a tone is the mean of: a few highlights move it little, and light and shade show."""
COLUMNS: Final = 12
"""Cells across the longer side of a picture."""
DECIMALS: Final = 4


def tones(picture: NDArray[np.uint8], mask: NDArray[np.bool_]) -> tuple[Colour, Colour]:
    """Mean sRGB, 0 to 1, of the darkest and of the lightest tenth of the pixels of ``mask``.

    ``picture`` is 8-bit, ``(height, width, 3)``. Raises ``ValueError`` for an empty mask.
    """
    pixels = np.take(picture.reshape(-1, 3), np.flatnonzero(mask), axis=0).astype(np.float32) / np.float32(255.0)
    if len(pixels) == 0:
        raise ValueError("an empty mask has no tones")
    count = max(1, round(TENTH * len(pixels)))
    order = np.argpartition(luminance(pixels), (count - 1, len(pixels) - count))
    return _mean(pixels[order[:count]]), _mean(pixels[order[-count:]])


def cells(reference: NDArray[np.uint8], render: NDArray[np.uint8]) -> tuple[tuple[Cell, ...], ...]:
    """Rows of cells of about one size, ``COLUMNS`` along the longer side, with the mean sRGB of both pictures.

    Both are 8-bit, ``(height, width, 3)``.
    """
    height, width = reference.shape[:2]
    side = max(height, width) / COLUMNS
    first, second = (_means(picture, round(height / side), round(width / side)) for picture in (reference, render))
    return tuple(
        tuple(Cell(_mean(a[None]), _mean(b[None])) for a, b in zip(*row, strict=True))
        for row in zip(first, second, strict=True)
    )


def _means(picture: NDArray[np.uint8], rows: int, columns: int) -> NDArray[np.float64]:
    """``(rows, columns, 3)``, 0 to 1."""
    height, width = picture.shape[:2]
    rows, columns = min(height, max(1, rows)), min(width, max(1, columns))
    across = [width * column // columns for column in range(columns + 1)]
    down = [height * row // rows for row in range(rows + 1)]
    means = [
        [picture[top:bottom, left:right].mean(axis=(0, 1)) for left, right in pairwise(across)]
        for top, bottom in pairwise(down)
    ]
    return np.array(means) / 255.0


def _mean(pixels: NDArray[np.floating[Any]]) -> Colour:
    red, green, blue = (round(float(channel), DECIMALS) for channel in pixels.mean(axis=0))
    return red, green, blue
