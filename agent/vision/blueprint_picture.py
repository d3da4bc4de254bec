# SPDX-License-Identifier: GPL-3.0-or-later
"""The reference with the objects of a blueprint drawn on it, numbered as they are listed."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..blueprint import BlueprintObject, Box, Point
from .evidence.number_plates import draw_numbers
from .masks import polygon_mask

LEAST_LONG_SIDE: Final = 640
"""Pixels; a smaller picture is enlarged, so that the numbers can be read."""
PIXELS_PER_SCALE: Final = 320
"""Of the longer side, for each pixel of a line's width."""
COLOURS: Final = (
    (255, 235, 60),
    (80, 220, 255),
    (255, 120, 200),
    (130, 255, 110),
    (255, 160, 60),
    (190, 160, 255),
    (255, 255, 255),
)
"""Of lines, one object after the other: bright, since they lie on a dark seam."""


def blueprint_picture(picture: NDArray[np.uint8], objects: Sequence[BlueprintObject | None]) -> NDArray[np.uint8]:
    """``picture``, uint8 ``(height, width, 3)`` sRGB, with outlines, or boxes where there are none, and numbers from 1.

    None among ``objects`` has its number and is not drawn.
    """
    times = -(-LEAST_LONG_SIDE // max(picture.shape[:2]))
    drawn = picture.repeat(times, axis=0).repeat(times, axis=1)
    scale = max(2, max(drawn.shape[:2]) // PIXELS_PER_SCALE)
    loops = [(entry.outline or _corners(entry.box)) if entry else () for entry in objects]
    for number, loop in enumerate(loops, 1):
        if loop:
            _draw_line(drawn, np.array(loop), scale, COLOURS[number % len(COLOURS)])
    draw_numbers(drawn, [polygon_mask(loop, *drawn.shape[:2]) for loop in loops], scale)
    return drawn


def _corners(box: Box) -> tuple[Point, ...]:
    left, top, right, bottom = box
    return (left, top), (right, top), (right, bottom), (left, bottom)


def _draw_line(drawn: NDArray[np.uint8], loop: NDArray[np.float64], width: int, colour: tuple[int, int, int]) -> None:
    """A closed line of ``width`` pixels through the picture points ``loop``, with a dark seam of one pixel."""
    height, across = drawn.shape[:2]
    points = loop * (across, height)
    steps = np.ceil(np.abs(np.roll(points, -1, axis=0) - points).max(axis=1)).astype(int) + 1
    pieces = [
        np.linspace(start, stop, count)
        for start, stop, count in zip(points, np.roll(points, -1, axis=0), steps, strict=True)
    ]
    dots = np.floor(np.concatenate(pieces)).astype(int)
    for reach, ink in ((width // 2 + 1, (0, 0, 0)), (width // 2, colour)):
        for down in range(-reach, reach + 1):
            for right in range(-reach, reach + 1):
                rows = np.clip(dots[:, 1] + down, 0, height - 1)
                drawn[rows, np.clip(dots[:, 0] + right, 0, across - 1)] = ink
