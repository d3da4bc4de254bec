# SPDX-License-Identifier: GPL-3.0-or-later
"""Which solid fits a silhouette that is seen from the side."""

import numpy as np

from ...blueprint import Form
from .survey import Floats, Mask

RECTANGULAR = 0.9
"""Share of its box that a box's silhouette fills."""
SYMMETRIC = 0.85
"""Overlap (IoU) of a turned thing's silhouette with its own mirror image."""
NEARLY_SYMMETRIC = 0.7
ELLIPTIC = 0.93
"""Overlap (IoU) of a ball's silhouette with the ellipse in its box."""
LEAST_BALL_ASPECT, MOST_BALL_ASPECT = 0.6, 1.8
SLENDER = 1.6
"""Height over width from which on a symmetric rectangle is rather a round column than a box."""
BROAD, BROAD_RECTANGLE = 1.3, 0.8
"""Width over height from which on a rougher rectangle is rather a box, and nothing is turned."""


def form_seen_from_the_side(mask: Mask) -> Form:
    """Ball, turned body, box or, where none fits, extruded outline."""
    rows, columns = np.nonzero(mask.any(axis=1))[0], np.nonzero(mask.any(axis=0))[0]
    cut = mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    height, width = cut.shape
    if overlap(cut, ellipse_in(height, width)) >= ELLIPTIC and LEAST_BALL_ASPECT <= width / height <= MOST_BALL_ASPECT:
        return "sphere"
    rectangular = bool(cut.mean() >= RECTANGULAR)
    rectangular |= width >= BROAD * height and cut.mean() >= BROAD_RECTANGLE
    if rectangular and height < SLENDER * width:
        return "rounded_box"
    if _symmetry(cut) >= SYMMETRIC and _is_solid(cut) and width < BROAD * height:
        return "lathe"
    return "rounded_box" if rectangular else "extrusion"


def is_nearly_turned(mask: Mask) -> bool:
    """Whether a silhouette may be a turned body's that something hides in part."""
    rows, columns = np.nonzero(mask.any(axis=1))[0], np.nonzero(mask.any(axis=0))[0]
    return _symmetry(mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]) >= NEARLY_SYMMETRIC


def _symmetry(mask: Mask) -> float:
    """Overlap with the mirror image, about the best axis near the middle."""
    width = mask.shape[1]
    reach = max(1, width // 12)
    padded = np.pad(mask, ((0, 0), (reach, reach)))
    shifts = (np.roll(padded[:, ::-1], 2 * shift, axis=1) for shift in range(-reach // 2, reach // 2 + 1))
    return max(overlap(padded, mirrored) for mirrored in shifts)


def overlap(first: Mask, second: Mask) -> float:
    """Intersection over union."""
    return float(np.count_nonzero(first & second) / max(np.count_nonzero(first | second), 1))


def _is_solid(mask: Mask) -> bool:
    """Whether nearly every row is one run of pixels, as that of a turned body is."""
    runs = (np.diff(np.pad(mask, ((0, 0), (1, 1))).astype(np.int8), axis=1) == 1).sum(axis=1)
    return bool(np.mean(runs == 1) >= 0.9)


def ellipse_in(height: int, width: int) -> Mask:
    """The ellipse that fills a picture of this size."""
    y: Floats = (np.arange(height) + 0.5) / height * 2.0 - 1.0
    x: Floats = (np.arange(width) + 0.5) / width * 2.0 - 1.0
    return np.asarray(x[None, :] ** 2 + y[:, None] ** 2 <= 1.0)
