# SPDX-License-Identifier: GPL-3.0-or-later
"""How dark and how light a part of a picture gets, and a picture's colours place by place."""

from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ..blueprint import Colour
from ..measurements import Cell, Patch
from .colour import luminance

TENTH: Final = 0.1
"""Share of the pixels that a tone is the mean of: a few highlights move it little, and light and shade show."""
COLUMNS: Final = 12
"""Cells across the longer side of a picture."""
LEAST_OF_CELL: Final = 0.15
"""Of a cell, what an object must fill for its colour there to be told."""
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
    first, second = (_means(picture, *_shape(height, width)) for picture in (reference, render))
    return tuple(
        tuple(Cell(_mean(a[None]), _mean(b[None])) for a, b in zip(*row, strict=True))
        for row in zip(first, second, strict=True)
    )


def patches(reference: NDArray[np.uint8], render: NDArray[np.uint8], mask: NDArray[np.bool_]) -> tuple[Patch, ...]:
    """Mean sRGB of both 8-bit pictures over the pixels of ``mask`` ``(height, width)``, in each of the cells of
    ``cells`` of which it fills a part."""
    height, width = mask.shape
    rows, columns = _shape(height, width)
    across, down = _borders(width, columns), _borders(height, rows)
    found = []
    for row, (top, bottom) in enumerate(pairwise(down)):
        for column, (left, right) in enumerate(pairwise(across)):
            inside = mask[top:bottom, left:right]
            if np.count_nonzero(inside) < LEAST_OF_CELL * inside.size:
                continue
            colours = (_mean(picture[top:bottom, left:right][inside] / 255.0) for picture in (reference, render))
            found.append(Patch(row, column, *colours))
    return tuple(found)


def _shape(height: int, width: int) -> tuple[int, int]:
    """Rows and columns of cells."""
    side = max(height, width) / COLUMNS
    return min(height, max(1, round(height / side))), min(width, max(1, round(width / side)))


def _borders(length: int, parts: int) -> list[int]:
    return [length * part // parts for part in range(parts + 1)]


def _means(picture: NDArray[np.uint8], rows: int, columns: int) -> NDArray[np.float64]:
    """``(rows, columns, 3)``, 0 to 1."""
    height, width = picture.shape[:2]
    across, down = _borders(width, columns), _borders(height, rows)
    means = [
        [picture[top:bottom, left:right].mean(axis=(0, 1)) for left, right in pairwise(across)]
        for top, bottom in pairwise(down)
    ]
    return np.array(means) / 255.0


def _mean(pixels: NDArray[np.floating[Any]]) -> Colour:
    red, green, blue = (round(float(channel), DECIMALS) for channel in pixels.mean(axis=0))
    return red, green, blue
