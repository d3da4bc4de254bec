# SPDX-License-Identifier: GPL-3.0-or-later
"""Direction, scale, contrast and colours of a texture, from its spectrum.

Shading is taken out first: what varies over more than a third of the grid is none of the texture's.
"""

from math import pi
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ...surface_texture import DIRECTED, TextureStatistics
from ..colour import srgb_to_lab
from ..grain import local_mean
from .palette import palette
from .rectify import Rectified

Floats = NDArray[np.float64]

SHADING: Final = 1.0 / 3.0
"""Of the grid's shorter side: the square over which lightness is averaged and taken for shading."""
FINEST: Final = 0.4
"""Cycles a cell, beyond which a grid shows noise and its own interpolation."""
BINS: Final = 48
"""Of frequencies."""
AROUND_PEAK: Final = 0.12
"""Of the strongest frequency, on either side: what is counted to it."""
REGULAR: Final = 0.68
"""Share of all variation in one narrow band of frequencies, from which on a texture repeats itself."""
BESIDE: Final = 0.35
"""Radians from across the grain within which a frequency tells of the streaks' width."""
LEAST_SHOWN: Final = 0.3
"""Of the grid, what the picture must show."""


def texture_statistics(surface: Rectified) -> TextureStatistics | None:
    """The statistics of ``surface``; None where the picture shows too little of it."""
    if np.mean(surface.shown) < LEAST_SHOWN:
        return None
    lab = srgb_to_lab(surface.colours)
    lightness = np.asarray(lab[..., 0], float)
    square = max(3, int(SHADING * min(lightness.shape)))
    shading = local_mean(lightness, surface.shown, square)
    fine = np.where(surface.shown, lightness - shading, 0.0)
    contrast = float(fine[surface.shown].std())
    power, right, upwards = _spectrum(fine)
    coherence, across = _direction(power, right, upwards)
    streak = (np.cos(across), np.sin(across))
    crosswise = np.abs(right * streak[0] + upwards * streak[1])
    lengthwise = np.abs(upwards * streak[0] - right * streak[1])
    streaked = coherence > DIRECTED
    telling = np.arctan2(lengthwise, crosswise) <= BESIDE if streaked else np.ones(power.shape, bool)
    told = power[telling]
    frequency, regular = _strongest(told, crosswise[telling] if streaked else np.hypot(right, upwards)[telling])
    # The window, too, widens each line of the spectrum: a Hann window of n cells by 1 / (3 n²), squared.
    spread = float((told * lengthwise[telling] ** 2).sum() / max(told.sum(), 1e-12)) - 1.0 / (
        3.0 * min(lightness.shape) ** 2
    )
    along = float(np.sqrt(max(spread, 0.0)))
    longest = min(lightness.shape) * surface.cell
    tones = lab.copy()
    tones[..., 0] = fine + np.median(lightness[surface.shown])
    colours, shares = palette(tones[surface.shown], surface.colours[surface.shown])
    return TextureStatistics(
        angle=(across + pi) % pi - pi / 2.0,
        coherence=coherence,
        period=min(longest, surface.cell / frequency),
        length=min(longest, surface.cell / (2.0 * along)) if along > 0.0 else longest,
        regular=regular,
        contrast=contrast,
        colours=colours,
        shares=shares,
    )


def _spectrum(fine: Floats) -> tuple[Floats, Floats, Floats]:
    """Power above the noise and its frequencies to the right and upwards, cycles a cell, each (count,)."""
    rows, columns = fine.shape
    window = np.hanning(rows + 2)[1:-1, None] * np.hanning(columns + 2)[None, 1:-1]
    power = np.asarray(np.abs(np.fft.rfft2(fine * window)) ** 2, float)
    upwards, right = np.meshgrid(-np.fft.fftfreq(rows), np.fft.rfftfreq(columns), indexing="ij")
    length = np.hypot(right, upwards)
    # Half of the plane holds all; what lies on its border counts twice.
    power[:, 0] = 0.5 * power[:, 0]
    noise = float(np.median(power[length > FINEST])) if (length > FINEST).any() else 0.0
    kept = (length > 1.0 / (SHADING * min(fine.shape))) & (length <= FINEST)
    return np.maximum(power[kept] - noise, 0.0), right[kept], upwards[kept]


def _direction(power: Floats, right: Floats, upwards: Floats) -> tuple[float, float]:
    """Coherence, and the direction in which the texture varies most, radians."""
    square = right**2 + upwards**2
    xx, yy, xy = (float((power * part / square).sum()) for part in (right**2, upwards**2, right * upwards))
    total = max(xx + yy, 1e-12)
    return float(np.hypot(xx - yy, 2.0 * xy)) / total, 0.5 * float(np.arctan2(2.0 * xy, xx - yy))


def _strongest(power: Floats, frequency: Floats) -> tuple[float, bool]:
    """The frequency that is strongest, or the mean where none stands out, and whether one does."""
    total = max(float(power.sum()), 1e-12)
    strength, edges = np.histogram(frequency, BINS, (0.0, FINEST), weights=power)
    bin_of_peak = int(strength.argmax())
    inside = (frequency >= edges[bin_of_peak]) & (frequency <= edges[bin_of_peak + 1])
    peak = float((power[inside] * frequency[inside]).sum()) / max(float(power[inside].sum()), 1e-12)
    width = max(AROUND_PEAK * peak, edges[1])
    near = np.abs(frequency - peak) <= width
    # Hard edges have overtones.
    overtones = np.abs(frequency - peak * np.maximum(np.rint(frequency / peak), 1.0)) <= width
    share = float(power[overtones].sum()) / total
    chosen = near if share >= REGULAR else np.ones(len(power), bool)
    mean = float((power[chosen] * frequency[chosen]).sum()) / max(float(power[chosen].sum()), 1e-12)
    return max(mean, 1e-3), share >= REGULAR
