# SPDX-License-Identifier: GPL-3.0-or-later
"""Where in the reference an object of the blueprint is seen."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..blueprint import BlueprintObject, Box, Point
from .masks import Mask, bounding_box, box_centre, box_iou, box_mask, centroid, inner_box, mask_iou, polygon_mask

INNER_SHARE = 0.8
"""Of a box's width and height: further out, a box without an outline often shows what is behind the object."""


@dataclass(frozen=True)
class Footprint:
    """The part of the reference that shows one object."""

    mask: Mask
    """Inside of the outline, without what covers it, or of the box where no outline is known."""
    inner: Mask
    """The pixels to take colours from."""
    box: Box
    centre: Point
    """Centroid of the mask."""
    outlined: bool

    def iou(self, visible: Mask) -> float:
        """Agreement, 0 to 1, with the pixels that a render shows of the object: of boxes where there is no outline."""
        return mask_iou(self.mask, visible) if self.outlined else box_iou(self.box, bounding_box(visible))

    def offset(self, visible: Mask) -> Point:
        """From this centre to the render's, in picture widths and heights; of boxes where there is no outline."""
        x, y = centroid(visible) if self.outlined else box_centre(bounding_box(visible))
        return x - self.centre[0], y - self.centre[1]


def footprint_of(entry: BlueprintObject, height: int, width: int, others: Sequence[BlueprintObject] = ()) -> Footprint:
    """The footprint of ``entry`` on a picture of ``height`` x ``width`` pixels.

    The outlines of those among ``others`` that it is behind are cut out of its own, or out of its box. An
    outline, or what is left of a box, in which no pixel's centre lies is passed over in favour of the whole box.
    """
    uncovered = np.ones((height, width), bool)
    for other in others:
        if other.id in entry.behind:
            uncovered &= ~polygon_mask(other.outline, height, width)
    outlined = polygon_mask(entry.outline, height, width) & uncovered
    if outlined.any():
        return Footprint(outlined, outlined, bounding_box(outlined), centroid(outlined), outlined=True)
    mask, inner = (box_mask(inner_box(entry.box, share), height, width) for share in (1.0, INNER_SHARE))
    return Footprint(
        mask=mask & uncovered if (mask & uncovered).any() else mask,
        inner=inner & uncovered if (inner & uncovered).any() else inner,
        box=entry.box,
        centre=box_centre(entry.box),
        outlined=False,
    )
