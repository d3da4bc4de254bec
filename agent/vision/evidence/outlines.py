# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbered outlines of the blueprint's objects, as the reference shows them and as a render does."""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ...blueprint import Blueprint
from ..footprint import footprint_of
from ..masks import Mask
from ..resize import enlarge
from .number_plates import draw_numbers
from .panels import LONGEST, Picture, fitting_size, resample

REFERENCE_COLOUR: Final = (0, 255, 255)
"""Cyan: what the reference shows."""
RENDER_COLOUR: Final = (255, 0, 220)
"""Magenta: what the render shows."""
HALO: Final = (0, 0, 0)
"""Around a line, so that it is seen on bright and dark ground alike."""
DOT: Final = 2
"""Pixels of a digit's dot at ``LONGEST``."""


def draw_outlines(
    reference: Picture,
    blueprint: Blueprint,
    numbers: NDArray[np.uint16],
    ids: Mapping[str, int],
    longest: int = LONGEST,
) -> Picture:
    """``reference`` enlarged, with both kinds of outlines over it and each object's number, from 1 in blueprint order.

    ``numbers`` (height, width) holds the object's number per pixel of the render, ``ids`` each blueprint id's
    number. The sky has no outline of its own in a render. An object that has an outline in the blueprint is drawn
    by it, any other by its box.
    """
    height, width = fitting_size(*reference.shape[:2], longest)
    footprints = [footprint_of(entry, height, width, blueprint.objects).mask for entry in blueprint.objects]
    rendered = [
        enlarged_mask(numbers == ids[entry.id], height, width) for entry in blueprint.objects if entry.id in ids
    ]
    drawn = resample(reference, height, width).copy()
    _draw_lines(drawn, footprints, REFERENCE_COLOUR, 1)
    _draw_lines(drawn, rendered, RENDER_COLOUR, 1)
    draw_numbers(drawn, footprints, DOT)
    return drawn


def enlarged_mask(mask: Mask, height: int, width: int) -> Mask:
    """``mask`` in another size, its steps smoothed."""
    larger: Mask = enlarge(mask.astype(np.float32), height, width) >= np.float32(0.5)
    return larger


def border(mask: Mask) -> Mask:
    """The pixels of ``mask`` and its surroundings that touch the other kind; the picture's frame is no border."""
    edge = np.zeros_like(mask)
    across, down = mask[:, 1:] != mask[:, :-1], mask[1:] != mask[:-1]
    edge[:, 1:] |= across
    edge[:, :-1] |= across
    edge[1:] |= down
    edge[:-1] |= down
    return edge


def grown(mask: Mask, pixels: int) -> Mask:
    """``mask`` and all within so many steps of it, right, left, up or down."""
    for _ in range(pixels):
        larger = mask.copy()
        larger[1:] |= mask[:-1]
        larger[:-1] |= mask[1:]
        larger[:, 1:] |= mask[:, :-1]
        larger[:, :-1] |= mask[:, 1:]
        mask = larger
    return mask


def _draw_lines(picture: Picture, masks: list[Mask], colour: tuple[int, int, int], halo: int) -> None:
    lines = np.zeros(picture.shape[:2], bool)
    for mask in masks:
        lines |= border(mask)
    picture[grown(lines, halo)] = HALO
    picture[lines] = colour
