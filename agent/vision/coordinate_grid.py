# SPDX-License-Identifier: GPL-3.0-or-later
"""The reference under a grid from which picture coordinates can be read off."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from .evidence.glyphs import word_mask

GRID_NAME: Final = "reference-grid.png"
"""Of the picture in a session's folder; there where the provider looks at pictures."""
GRID_CAPTION: Final = (
    "The reference under a grid, labelled in picture coordinates, in a white margin that is no part of it"
)
TENTHS: Final = 10
LEAST_LONG_SIDE: Final = 640
"""Pixels; a smaller picture is enlarged, so that neighbouring labels stay apart and its lines stay thin."""
LINE_SHARE: Final = 0.45
"""Of black or white in a line's colour: what lies below can still be told."""
MARGIN: Final = 22
"""On each side, in dots of a label: one is 17 dots wide."""
PIXELS_PER_DOT: Final = 480
"""Of the longer side, for each pixel of a label's dots."""


def coordinate_grid(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """``picture``, uint8 ``(height, width, 3)`` sRGB, with a line at each tenth and labels 0.0 to 1.0 around it.

    Lines darken what is light and lighten what is dark. A dotted line halves each tenth.
    """
    times = -(-LEAST_LONG_SIDE // max(picture.shape[:2]))
    drawn = picture.repeat(times, axis=0).repeat(times, axis=1)
    height, width = drawn.shape[:2]
    dot = max(2, max(height, width) // PIXELS_PER_DOT)
    margin = MARGIN * dot
    across, down = _lines(width), _lines(height)
    dots = np.zeros((height, width), bool)
    dots[:, across[1::2]] = (np.arange(height) // (2 * dot) % 4 == 0)[:, None]
    dots[down[1::2], :] |= np.arange(width) // (2 * dot) % 4 == 0
    dots[:, across[0::2]] = True
    dots[down[0::2], :] = True
    ink = np.where(drawn.mean(axis=2, keepdims=True) < 128.0, 255.0, 0.0)
    drawn = np.where(dots[..., None], np.round(LINE_SHARE * ink + (1.0 - LINE_SHARE) * drawn), drawn).astype(np.uint8)
    paper = np.full((height + 2 * margin, width + 2 * margin, 3), 255, np.uint8)
    paper[margin:-margin, margin:-margin] = drawn
    for tenth in range(TENTHS + 1):
        label = word_mask(f"{tenth / TENTHS:.1f}", dot)
        for middle in (margin // 2, height + margin + margin // 2):
            _stamp(paper, label, middle, margin + across[2 * tenth])
        for middle in (margin // 2, width + margin + margin // 2):
            _stamp(paper, label, margin + down[2 * tenth], middle)
    return paper


def _lines(pixels: int) -> list[int]:
    """The row or column nearest to each twentieth."""
    return [min(round(pixels * step / (2 * TENTHS)), pixels - 1) for step in range(2 * TENTHS + 1)]


def _stamp(paper: NDArray[np.uint8], label: NDArray[np.bool_], row: int, column: int) -> None:
    """Black on ``paper``, with its middle there."""
    height, width = label.shape
    top, left = row - height // 2, column - width // 2
    paper[top : top + height, left : left + width][label] = 0
