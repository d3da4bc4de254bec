# SPDX-License-Identifier: GPL-3.0-or-later
"""Move marks onto the edge that they were meant for, to a fraction of a pixel."""

from typing import Final

import numpy as np

from ..colour import srgb_to_lab
from .pinhole import Floats

STEP: Final = 0.25
"""Pixels between two looks along the normal."""
BLUR: Final = 1.0
"""Pixels: steps of this length are compared, so that noise of single pixels does not count."""


def snap_to_edge(picture: Floats, outline: Floats, reach: float) -> tuple[Floats, Floats]:
    """Each point of the closed ``outline`` moved along its normal to the strongest edge within ``reach`` pixels.

    ``picture`` is (height, width, 3), display-referred sRGB from 0 to 1; ``outline`` (count, 2) in
    picture coordinates. Returns the moved points and how strong each edge is, in CIELAB units.
    """
    return snap_in_lab(srgb_to_lab(picture).astype(float), outline, reach)


def snap_in_lab(lab: Floats, outline: Floats, reach: float) -> tuple[Floats, Floats]:
    """Likewise in a picture that is CIELAB already, for one in which many outlines are looked for."""
    size = np.array([lab.shape[1], lab.shape[0]], float)
    pixels = np.asarray(outline, float) * size
    along = np.roll(pixels, -1, axis=0) - np.roll(pixels, 1, axis=0)
    normal = np.column_stack([along[:, 1], -along[:, 0]])
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-9)
    offsets = np.arange(-reach, reach + STEP / 2.0, STEP)
    places = pixels[:, None] + offsets[None, :, None] * normal[:, None]
    ahead, behind = (_sampled(lab, places + side * BLUR * normal[:, None]) for side in (0.5, -0.5))
    strength = np.linalg.norm(ahead - behind, axis=-1)
    # Of two edges alike, the nearer one is meant.
    favoured = strength * (1.0 - 0.3 * np.abs(offsets) / max(reach, STEP))
    best = favoured.argmax(axis=1)
    rows = np.arange(len(pixels))
    left, middle, right = (strength[rows, np.clip(best + step, 0, len(offsets) - 1)] for step in (-1, 0, 1))
    bend = left - 2.0 * middle + right
    shift = np.where(bend < -1e-9, 0.5 * (left - right) / np.minimum(bend, -1e-9), 0.0)
    moved = pixels + ((offsets[best] + STEP * np.clip(shift, -1.0, 1.0))[:, None] * normal)
    return moved / size, middle


def _sampled(image: Floats, places: Floats) -> Floats:
    """``image`` (height, width, channels) at ``places`` (…, 2) in pixels, x and y, between pixels bilinearly."""
    height, width = image.shape[:2]
    x = np.clip(places[..., 0] - 0.5, 0.0, width - 1.001)
    y = np.clip(places[..., 1] - 0.5, 0.0, height - 1.001)
    left, top = x.astype(int), y.astype(int)
    across, down = (x - left)[..., None], (y - top)[..., None]
    upper = image[top, left] * (1.0 - across) + image[top, left + 1] * across
    lower = image[top + 1, left] * (1.0 - across) + image[top + 1, left + 1] * across
    return np.asarray(upper * (1.0 - down) + lower * down)
