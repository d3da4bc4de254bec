# SPDX-License-Identifier: GPL-3.0-or-later
"""Where an object's number hides the least of it."""

from typing import Final

import numpy as np

from ..masks import Mask

GRID: Final = 96
"""Cells of the coarse grid along the longer side, on which spots are looked for."""


def label_spot(seen: Mask, whole: Mask, taken: Mask, size: tuple[int, int]) -> tuple[int, int]:
    """Upper left corner, as row and column, of a plate of ``size`` (height, width) pixels for one object.

    ``seen`` are the pixels that show it and nothing in front of it, ``whole`` all within its outline, ``taken`` what
    other plates cover. The plate lies deepest inside ``seen``; where that is too narrow to be seen beside the
    plate, just above the object or, where that is taken, wherever near it there is room.
    """
    step = max(1, -(-max(seen.shape) // GRID))
    coarse = (seen & ~taken)[step // 2 :: step, step // 2 :: step]
    depth = _depth(coarse)
    if depth.size and depth.max() * step * 2 >= max(size) * 1.6:
        row, column = np.unravel_index(int(depth.argmax()), depth.shape)
        return _inside(
            int(row) * step + step // 2 - size[0] // 2, int(column) * step + step // 2 - size[1] // 2, seen, size
        )
    rows, columns = np.nonzero(whole)
    if len(rows) == 0:
        return 0, 0
    top, bottom, left, right = rows.min(), rows.max(), columns.min(), columns.max()
    middle = int(left + right) // 2 - size[1] // 2
    gap = 4
    spots = (
        (int(top) - size[0] - gap, middle),
        (int(bottom) + gap, middle),
        (int(top), int(right) + gap),
        (int(top), int(left) - size[1] - gap),
    )
    free = (_inside(*spot, seen, size) for spot in spots)
    return min(free, key=lambda spot: np.count_nonzero(_covered(spot, taken | whole, size)))


def _depth(mask: Mask) -> np.ndarray[tuple[int, int], np.dtype[np.intp]]:
    """Steps from each cell of ``mask`` to the nearest outside of it, the frame included."""
    depth = np.zeros(mask.shape, np.intp)
    left = np.pad(mask, 1)
    while left.any():
        depth += left[1:-1, 1:-1]
        inner = left.copy()
        for shift in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            inner &= np.roll(left, shift, (0, 1))
        left = inner
    return depth


def _inside(row: int, column: int, mask: Mask, size: tuple[int, int]) -> tuple[int, int]:
    return max(0, min(row, mask.shape[0] - size[0])), max(0, min(column, mask.shape[1] - size[1]))


def _covered(spot: tuple[int, int], mask: Mask, size: tuple[int, int]) -> Mask:
    return mask[spot[0] : spot[0] + size[0], spot[1] : spot[1] + size[1]]
