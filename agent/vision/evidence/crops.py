# SPDX-License-Identifier: GPL-3.0-or-later
"""The same regions of several pictures, enlarged, below one another."""

from collections.abc import Sequence
from typing import Final

from .glyphs import draw_plate
from .panels import GAP, LONGEST, Picture, resample, sheet
from .worst_windows import WINDOWS, Window

LETTERS: Final = "ABC"
"""The crops' names, the worst first."""
DIGITS: Final = "123"
"""Their names where letters stand for something else."""
DOT: Final = 2


def draw_crops(
    pictures: Sequence[Picture], windows: Sequence[Window], longest: int = LONGEST, names: str = LETTERS
) -> Picture:
    """A column for each of ``windows`` with one of ``names``, a row for each of ``pictures``, which have one size.

    Raises ``ValueError`` without a window.
    """
    if not windows:
        raise ValueError("there is nothing to crop")
    side = (longest - GAP * (WINDOWS - 1)) // WINDOWS
    panels = []
    for picture in pictures:
        for name, window in zip(names, windows, strict=False):
            crop = resample(picture[window.slices], side, side).copy()
            draw_plate(crop, name, 0, 0, DOT)
            panels.append(crop)
    return sheet(panels, len(windows))
