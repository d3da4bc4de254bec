# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers drawn in pixels: no font is at hand where pictures are made with numpy alone."""

from typing import Final

import numpy as np

from .masks import Mask

GLYPH_HEIGHT: Final = 5
"""Pixels of a glyph at scale 1; all but the point are 3 wide, and one pixel lies between two."""
_ROWS: Final = {
    "0": "### #.# #.# #.# ###",
    "1": ".#. ##. .#. .#. ###",
    "2": "### ..# ### #.. ###",
    "3": "### ..# ### ..# ###",
    "4": "#.# #.# ### ..# ..#",
    "5": "### #.. ### ..# ###",
    "6": "### #.. ### #.# ###",
    "7": "### ..# .#. .#. .#.",
    "8": "### #.# ### #.# ###",
    "9": "### #.# ### ..# ###",
    ".": ". . . . #",
}


def number_mask(text: str, scale: int = 1) -> Mask:
    """Bool (5 * scale, width) of the digits and points in ``text``. Raises ``KeyError`` for anything else."""
    parts = [np.array([[mark == "#" for mark in row] for row in _ROWS[letter].split()]) for letter in text]
    gap = np.zeros((GLYPH_HEIGHT, 1), bool)
    line = np.hstack([piece for part in parts for piece in (part, gap)][:-1])
    return np.asarray(line.repeat(scale, axis=0).repeat(scale, axis=1))
