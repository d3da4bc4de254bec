# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers on the things in a picture."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..masks import Mask
from .glyphs import draw_plate, plate_size
from .label_spots import label_spot


def draw_numbers(picture: NDArray[np.uint8], shapes: Sequence[Mask], dot: int) -> None:
    """Draw into ``picture`` the number of each of ``shapes``, from 1, where it hides the least of it.

    A shape is bool, of the picture's size; an empty one gets no number. A digit's dots are ``dot`` pixels wide.
    """
    taken = np.zeros(picture.shape[:2], bool)
    in_front = np.zeros(picture.shape[:2], bool)
    sizes = [np.count_nonzero(shape) for shape in shapes]
    for index in sorted(range(len(shapes)), key=lambda index: sizes[index]):
        if not sizes[index]:
            continue
        word = str(index + 1)
        size = plate_size(word, dot)
        row, column = label_spot(shapes[index] & ~in_front, shapes[index], taken, size)
        draw_plate(picture, word, row, column, dot)
        taken[row : row + size[0], column : column + size[1]] = True
        in_front |= shapes[index]
