# SPDX-License-Identifier: GPL-3.0-or-later
"""The reference, and its enlarged quarters, under a grid from which picture coordinates can be read off."""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..blueprint import Box
from .evidence.glyphs import word_mask
from .evidence.panels import LONGEST, fitting_size, resample
from .intake import Picture, prepare_reference

GRID_NAME: Final = "reference-grid.png"
"""Of the picture in a session's folder; there where the provider looks at pictures."""
GRID_CAPTION: Final = (
    "The reference under a grid, labelled in picture coordinates, in a white margin that is no part of it"
)
WHOLE: Final[Box] = (0.0, 0.0, 1.0, 1.0)
QUARTERS: Final[Mapping[str, Box]] = {
    "reference-upper-left.png": (0.0, 0.0, 0.55, 0.55),
    "reference-upper-right.png": (0.45, 0.0, 1.0, 0.55),
    "reference-lower-left.png": (0.0, 0.45, 0.55, 1.0),
    "reference-lower-right.png": (0.45, 0.45, 1.0, 1.0),
}
"""Names and parts: a little more than a quarter each, so that what lies on a border is whole in one of them."""
QUARTER_CAPTION: Final = "Enlarged under a finer grid: x {:.2f} to {:.2f}, y {:.2f} to {:.2f} of the reference"
LEAST_LONG_SIDE: Final = 640
"""Pixels; a smaller picture is enlarged, so that neighbouring labels stay apart and its lines stay thin."""
LINE_SHARE: Final = 0.45
"""Of black or white in a line's colour: what lies below can still be told."""
MARGIN: Final = 22
"""On each side, in dots of a label of three signs: one is 17 dots wide."""
WIDER_MARGIN: Final = 28
"""The same for a label of four signs."""
PIXELS_PER_DOT: Final = 480
"""Of the longer side, for each pixel of a label's dots."""


def draw_quarters(picture: Picture) -> Mapping[str, Picture]:
    """By the name of the file: the quarters of ``picture``, uint8 ``(height, width, 3)`` sRGB, under grids.

    Drawn from as much detail as the picture has, whatever the size at which the session renders.
    """
    detailed = prepare_reference(picture, 2 * LONGEST)
    return {name: coordinate_grid(_cut(detailed, part), part) for name, part in QUARTERS.items()}


def quarter_captions() -> Mapping[str, str]:
    """What is said of each quarter, by the name of its file."""
    return {
        name: QUARTER_CAPTION.format(left, right, top, bottom) for name, (left, top, right, bottom) in QUARTERS.items()
    }


def coordinate_grid(picture: NDArray[np.uint8], part: Box = WHOLE) -> NDArray[np.uint8]:
    """``picture``, uint8 ``(height, width, 3)`` sRGB, with lines and labels in the coordinates of the whole.

    ``part`` is what it shows of the whole. There is a line at each tenth of the whole, a dotted one halves each tenth;
    in less than the whole, they lie twice as close. Lines darken what is light and lighten what is dark.
    """
    times = -(-LEAST_LONG_SIDE // max(picture.shape[:2]))
    drawn = picture.repeat(times, axis=0).repeat(times, axis=1)
    height, width = drawn.shape[:2]
    dot = max(2, max(height, width) // PIXELS_PER_DOT)
    form, step, margin = ("{:.1f}", 0.1, MARGIN * dot) if part == WHOLE else ("{:.2f}", 0.05, WIDER_MARGIN * dot)
    left, top, right, bottom = part
    across, down = _lines(left, right, step, width), _lines(top, bottom, step, height)
    dots = np.zeros((height, width), bool)
    dots[:, _lines(left, right, step / 2, width)[1::2]] = (np.arange(height) // (2 * dot) % 4 == 0)[:, None]
    dots[_lines(top, bottom, step / 2, height)[1::2], :] |= np.arange(width) // (2 * dot) % 4 == 0
    dots[:, across] = True
    dots[down, :] = True
    ink = np.where(drawn.mean(axis=2, keepdims=True) < 128.0, 255.0, 0.0)
    drawn = np.where(dots[..., None], np.round(LINE_SHARE * ink + (1.0 - LINE_SHARE) * drawn), drawn).astype(np.uint8)
    paper = np.full((height + 2 * margin, width + 2 * margin, 3), 255, np.uint8)
    paper[margin:-margin, margin:-margin] = drawn
    for number, column in enumerate(across):
        label = word_mask(form.format(left + number * step), dot)
        for middle in (margin // 2, height + margin + margin // 2):
            _stamp(paper, label, middle, margin + column)
    for number, row in enumerate(down):
        label = word_mask(form.format(top + number * step), dot)
        for middle in (margin // 2, width + margin + margin // 2):
            _stamp(paper, label, margin + row, middle)
    return paper


def _cut(picture: Picture, part: Box) -> Picture:
    """That part of ``picture``, enlarged where it is small."""
    height, width = picture.shape[:2]
    left, top, right, bottom = part
    cut = picture[round(top * height) : round(bottom * height), round(left * width) : round(right * width)]
    if max(cut.shape[:2]) >= LONGEST:
        return prepare_reference(cut, LONGEST)
    return resample(cut, *fitting_size(*cut.shape[:2]))


def _lines(first: float, last: float, step: float, pixels: int) -> list[int]:
    """The row or column nearest to each multiple of ``step`` from ``first`` to ``last``."""
    count = round((last - first) / step)
    return [min(round(pixels * number / count), pixels - 1) for number in range(count + 1)]


def _stamp(paper: NDArray[np.uint8], label: NDArray[np.bool_], row: int, column: int) -> None:
    """Black on ``paper``, with its middle there."""
    height, width = label.shape
    top, left = row - height // 2, column - width // 2
    paper[top : top + height, left : left + width][label] = 0
