# SPDX-License-Identifier: GPL-3.0-or-later
"""What the fine variation of a surface looks like: even, spotted or streaked, how strong and how large."""

from dataclasses import dataclass
from math import pi
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Mask = NDArray[np.bool_]

COARSE = 6
"""Pixels beyond which variation is shading, not texture."""


@dataclass(frozen=True)
class Grain:
    """Texture of a region."""

    strength: float
    """Standard deviation of lightness around its local mean."""
    coherence: float
    """From 0, the same in all directions, to 1, streaks of one direction."""
    angle: float
    """Direction of the streaks, radians anticlockwise from the x axis as seen."""
    width: float
    """Pixels from streak to streak, or from spot to spot."""


def measure_grain(lightness: Floats, mask: Mask) -> Grain:
    """The grain of ``lightness`` (height, width) inside ``mask``, away from its border.

    Direction and coherence are those of the structure tensor (Bigun and Granlund, 1987). The width
    follows from how often the fine variation changes sign, as for a random signal (Rice, 1944).
    """
    inner = eroded(mask, COARSE // 2)
    if np.count_nonzero(inner) < 4 * COARSE**2:
        return Grain(0.0, 0.0, 0.0, float(COARSE))
    fine = lightness - local_mean(lightness, mask, COARSE)
    down, right = np.gradient(fine)
    xx, yy, xy = (float(product[inner].mean()) for product in (right * right, down * down, right * down))
    spread = float(np.hypot(xx - yy, 2.0 * xy))
    # The tensor's main direction is across the streaks, and y runs down.
    across = -0.5 * float(np.arctan2(2.0 * xy, xx - yy))
    angle = (across + pi / 2.0 + pi / 2.0) % pi - pi / 2.0
    variance = float((fine[inner] ** 2).mean())
    steepest = 0.5 * (xx + yy + spread)
    width = 2.0 * pi * (variance / steepest) ** 0.5 if steepest > 0.0 else float(COARSE)
    return Grain(variance**0.5, spread / max(xx + yy, 1e-9), angle, width)


def eroded(mask: Mask, radius: int) -> Mask:
    """The pixels of ``mask`` around which a square of ``radius`` pixels lies in it; outside the picture none does."""
    outside = np.pad(~mask, radius, constant_values=True).astype(np.int32)
    return np.asarray(_box_sum(outside, 2 * radius + 1) == 0)


def local_mean(values: Floats, mask: Mask, size: int) -> Floats:
    """The mean of ``values`` (height, width) around each pixel, over what of a square of ``size`` is in ``mask``."""
    before, after = size // 2, (size - 1) // 2
    margins = ((before, after), (before, after))
    weights = _box_sum(np.pad(mask.astype(float), margins), size)
    return np.asarray(_box_sum(np.pad(np.where(mask, values, 0.0), margins), size) / np.maximum(weights, 1e-9))


def _box_sum(values: NDArray[Any], size: int) -> NDArray[Any]:
    """Sums of all squares of ``size`` pixels, by an integral image."""
    integral = np.pad(values.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    return np.asarray(
        integral[size:, size:] - integral[:-size, size:] - integral[size:, :-size] + integral[:-size, :-size]
    )
