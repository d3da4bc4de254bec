# SPDX-License-Identifier: GPL-3.0-or-later
"""Digits, the point and a few letters of five by seven dots, to number what a picture shows."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..masks import Mask

ROWS: Final = 7
COLUMNS: Final = 5
GLYPHS: Final = {
    "0": "01110 10001 10011 10101 11001 10001 01110",
    "1": "00100 01100 00100 00100 00100 00100 01110",
    "2": "01110 10001 00001 00110 01000 10000 11111",
    "3": "11110 00001 00001 01110 00001 00001 11110",
    "4": "00010 00110 01010 10010 11111 00010 00010",
    "5": "11111 10000 11110 00001 00001 10001 01110",
    "6": "00110 01000 10000 11110 10001 10001 01110",
    "7": "11111 00001 00010 00100 01000 01000 01000",
    "8": "01110 10001 10001 01110 10001 10001 01110",
    "9": "01110 10001 10001 01111 00001 00010 01100",
    "A": "01110 10001 10001 11111 10001 10001 10001",
    "B": "11110 10001 10001 11110 10001 10001 11110",
    "C": "01111 10000 10000 10000 10000 10000 01111",
    ".": "00000 00000 00000 00000 00000 01100 01100",
}
"""Rows of dots from the top."""
DARK: Final = (0, 0, 0)
LIGHT: Final = (255, 255, 255)


def word_mask(word: str, dot: int) -> Mask:
    """The dots of ``word``, bool (height, width), each ``dot`` pixels wide; ``KeyError`` for what is no glyph."""
    gap = np.zeros((ROWS, 1), bool)
    columns = [part for letter in word for part in (_dots(letter), gap)][:-1]
    return np.kron(np.hstack(columns), np.ones((dot, dot), bool))


def plate_size(word: str, dot: int) -> tuple[int, int]:
    """Height and width in pixels of ``word`` on its plate."""
    return (ROWS + 4) * dot, ((COLUMNS + 1) * len(word) - 1 + 4) * dot


def draw_plate(picture: NDArray[np.uint8], word: str, row: int, column: int, dot: int) -> None:
    """Put ``word``, white on black in a white frame, into ``picture`` with its upper left corner there.

    It is moved to where the picture can hold it whole; a picture smaller than the plate is left as it is.
    """
    height, width = plate_size(word, dot)
    if height > picture.shape[0] or width > picture.shape[1]:
        return
    row, column = (
        max(0, min(at, room - size))
        for at, room, size in zip((row, column), picture.shape, (height, width), strict=False)
    )
    plate = picture[row : row + height, column : column + width]
    plate[:] = LIGHT
    edge = max(1, dot // 2)
    plate[edge:-edge, edge:-edge] = DARK
    plate[2 * dot : -2 * dot, 2 * dot : -2 * dot][word_mask(word, dot)] = LIGHT


def _dots(letter: str) -> Mask:
    return np.array([[dot == "1" for dot in row] for row in GLYPHS[letter].split()])
