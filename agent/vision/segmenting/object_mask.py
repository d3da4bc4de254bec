# SPDX-License-Identifier: GPL-3.0-or-later
"""The pixels that show one object, from its box or a rough outline, in the manner of GrabCut."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ...blueprint import Box, Point
from ..colour import srgb_to_lab
from ..components import connected_components
from ..masks import Mask, bounding_box, box_iou, box_mask
from ..resize import enlarge, shrink
from .colour_model import learn_colours
from .cut import Floats, border_prices, cheapest_cut

LONGEST: Final = 112
"""Pixels of the longer side of the part of the picture that is worked on."""
MARGIN: Final = 0.2
"""Of the box's sides, around the box: what is there shows how the background looks."""
LEAST_MARGIN: Final = 0.02
"""Of the picture's sides."""
PASSES: Final = 4
"""Times that colours are learned from what was found, and the border is found by them."""
ROUNDS: Final = 45
"""Of the search for a border in one pass."""
BORDER: Final = 2.5
"""Price of a pixel of border in an even part, in natural units of likelihood."""
MOST: Final = 4.0
"""Natural units of likelihood that one pixel's colour may speak for either side."""
CERTAIN: Final = 40.0
"""Cost of a pixel that is known not to belong; of one that is known to, what it saves."""
ROUNDNESS: Final = 0.8
"""How much the middle of a box speaks for the object and its corners for the background, in the same units."""
LOOSENESS: Final = 0.025
"""Of the box's mean side: how far a rough outline may be off."""
LOOSER: Final = 0.1
"""Likewise of one that someone has found wrong at some point."""
REACH: Final = 0.02
"""Of the picture's longer side: the radius of what a click tells."""
CRUMB: Final = 0.03
"""Of the largest patch: smaller ones are dropped, but where they are known to belong."""
NOTHING: Final = 0.12
"""Of the box: where less was found, it was not found."""
TIGHT: Final = 0.6
"""IoU of the box and that around what was found, below which something else was found: a box fits its object."""


@dataclass(frozen=True)
class MaskHints:
    """What is known beside the box."""

    rough: Mask | None = None
    """Inside of a rough outline."""
    hidden: Mask | None = None
    """What others cover."""
    inside: tuple[Point, ...] = ()
    """Points that belong to the object, in picture coordinates."""
    outside: tuple[Point, ...] = ()
    """Points that do not."""


def object_mask(picture: NDArray[np.uint8], box: Box, hints: MaskHints = MaskHints()) -> Mask | None:
    """The pixels of ``picture``, sRGB (height, width, 3), that show the object in ``box``; None where it is not found.

    Masks of ``hints`` have the picture's size. Nothing is found outside of the box, but at the points that are said to
    belong.
    """
    height, width = picture.shape[:2]
    window = _window(box, hints, height, width)
    rows, columns = (part.stop - part.start for part in window)
    scale = min(1.0, LONGEST / max(rows, columns))
    size = max(4, round(rows * scale)), max(4, round(columns * scale))
    colours = picture[window].astype(np.float32) / np.float32(255.0)
    lab = np.asarray(srgb_to_lab(shrink(colours, *size)), np.float32)
    whole_box, sure, ruled_out = _known(box, hints, height, width)
    in_box, known, barred = (_small(mask[window], size) for mask in (whole_box, sure, ruled_out))
    hidden = _small(hints.hidden[window], size) if hints.hidden is not None else np.zeros(size, bool)
    rough = _small(hints.rough[window], size) if hints.rough is not None else None
    barred |= ~in_box & ~known
    free = ~known & ~barred & ~hidden
    likely = rough if rough is not None else in_box
    loose = LOOSER if hints.inside or hints.outside else LOOSENESS
    bias = _bias(box, rough, loose, window, size, (height, width))
    across, down = border_prices(lab, BORDER)
    flat = lab.reshape(-1, 3)
    field = (likely & ~hidden & ~barred).astype(np.float32)
    for _ in range(PASSES):
        own, other = (field > 0.5) & ~hidden, (field <= 0.5) & ~hidden
        if not own.any() or not other.any():
            break
        object_colours, other_colours = (learn_colours(flat[mask.ravel()]) for mask in (own, other))
        speaks = other_colours.log_likelihood(flat) - object_colours.log_likelihood(flat)
        cost = np.clip(speaks.reshape(size), -MOST, MOST) + bias
        cost = np.where(free, cost, np.where(known, -CERTAIN, np.where(hidden, 0.0, CERTAIN))).astype(np.float32)
        field = cheapest_cut(field, cost, across, down, ROUNDS)
    found = np.zeros((height, width), bool)
    found[window] = enlarge(_softened(field), rows, columns) > 0.5
    if hints.hidden is not None:
        found &= ~hints.hidden
    found = _without_crumbs(found, sure)
    if np.count_nonzero(found) < NOTHING * np.count_nonzero(whole_box):
        return None
    return found if box_iou(bounding_box(found), box) >= TIGHT else None


def _window(box: Box, hints: MaskHints, height: int, width: int) -> tuple[slice, slice]:
    """Rows and columns that are looked at."""
    left, top, right, bottom = box
    xs, ys = (left, right, *(x for x, _ in hints.inside)), (top, bottom, *(y for _, y in hints.inside))
    sides = []
    for low, high, count in ((min(ys), max(ys), height), (min(xs), max(xs), width)):
        margin = max(MARGIN * (high - low), LEAST_MARGIN)
        first = max(0, int((low - margin) * count))
        sides.append(slice(first, min(count, max(first + 4, int((high + margin) * count) + 1))))
    return sides[0], sides[1]


def _known(box: Box, hints: MaskHints, height: int, width: int) -> tuple[Mask, Mask, Mask]:
    """The box, and what is known to belong and not to belong."""
    radius = REACH * max(height, width)
    rows, columns = np.mgrid[:height, :width] + 0.5
    marks = []
    for points in (hints.inside, hints.outside):
        near = np.zeros((height, width), bool)
        for x, y in points:
            near |= (columns - x * width) ** 2 + (rows - y * height) ** 2 <= radius**2
        marks.append(near)
    return box_mask(box, height, width), marks[0] & ~marks[1], marks[1]


def _bias(
    box: Box,
    rough: Mask | None,
    loose: float,
    window: tuple[slice, slice],
    size: tuple[int, int],
    whole: tuple[int, int],
) -> Floats:
    """What a pixel's place speaks against the object: far from the middle of the box, or from a rough outline."""
    rows, columns = np.mgrid[: size[0], : size[1]] + 0.5
    y = (window[0].start + rows * (window[0].stop - window[0].start) / size[0]) / whole[0]
    x = (window[1].start + columns * (window[1].stop - window[1].start) / size[1]) / whole[1]
    half_width, half_height = (box[2] - box[0]) / 2.0, (box[3] - box[1]) / 2.0
    if rough is None:
        radius = ((x - box[0]) / half_width - 1.0) ** 2 + ((y - box[1]) / half_height - 1.0) ** 2
        return np.asarray(ROUNDNESS * (radius - 1.0), np.float32)
    pixels = 0.5 * (half_width * whole[1] + half_height * whole[0]) * 2.0 * size[1] / (window[1].stop - window[1].start)
    inner, outer = rough, rough
    for _ in range(max(1, round(loose * pixels))):
        inner, outer = _shrunk(inner), ~_shrunk(~outer)
    return np.where(inner, -CERTAIN, np.where(outer, 0.0, CERTAIN)).astype(np.float32)


def _softened(field: Floats) -> Floats:
    """``field`` averaged over three by three cells, so that its border is no staircase once it is enlarged."""
    padded = np.pad(field, 1, mode="edge")
    rows = padded[:-2] + 2.0 * padded[1:-1] + padded[2:]
    return np.asarray((rows[:, :-2] + 2.0 * rows[:, 1:-1] + rows[:, 2:]) / 16.0)


def _shrunk(mask: Mask) -> Mask:
    """``mask`` without the pixels beside others."""
    padded = np.pad(mask, 1, mode="edge")
    return np.asarray(mask & padded[:-2, 1:-1] & padded[2:, 1:-1] & padded[1:-1, :-2] & padded[1:-1, 2:])


def _small(mask: Mask, size: tuple[int, int]) -> Mask:
    return np.asarray(shrink(mask.astype(np.float32), *size) >= 0.5) if mask.shape != size else mask.copy()


def _without_crumbs(mask: Mask, sure: Mask) -> Mask:
    if not mask.any():
        return mask
    patches = connected_components(mask.astype(np.int32))
    sizes = np.bincount(patches[mask], minlength=int(patches.max()) + 1)
    kept = sizes >= CRUMB * sizes.max()
    kept[np.unique(patches[mask & sure])] = True
    return np.asarray(mask & kept[patches])
