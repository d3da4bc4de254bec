# SPDX-License-Identifier: GPL-3.0-or-later
"""The CIEDE2000 colour difference.

After Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula: implementation notes,
supplementary test data, and mathematical observations", Color Research and Application 30, 2005,
whose symbols are named in the comments; all parametric factors are 1.
"""

import math

import numpy as np

from .colour import Floats, srgb_to_lab

ROUNDING = 1e-6
"""Radians by which hues that are exactly opposite may seem further apart in 32 bits; they must not change sides."""


def ciede2000(first: Floats, second: Floats) -> Floats:
    """Difference per colour ``(...)`` of CIE Lab colours ``(..., 3)``; about 1 is just noticeable.

    Equal to ``skimage.color.deltaE_ciede2000``, in the precision of the input.
    """
    first_lightness, first_a, first_b = (first[..., channel] for channel in range(3))
    second_lightness, second_a, second_b = (second[..., channel] for channel in range(3))

    grey_correction = 1.5 - 0.5 * _share_of_strong_chroma(
        0.5 * (np.hypot(first_a, first_b) + np.hypot(second_a, second_b))
    )  # 1 + G
    first_a, second_a = first_a * grey_correction, second_a * grey_correction
    first_chroma, second_chroma = np.hypot(first_a, first_b), np.hypot(second_a, second_b)
    first_hue, second_hue = _hue(first_a, first_b), _hue(second_a, second_b)

    turn = second_hue - first_hue
    wraps = np.abs(turn) > math.pi + ROUNDING
    turn = np.where(wraps, turn - np.copysign(math.tau, turn), turn)
    grey = first_chroma * second_chroma == 0.0
    mean_hue = np.where(grey, first_hue + second_hue, first_hue + 0.5 * turn)

    mean_lightness = 0.5 * (first_lightness + second_lightness)
    mean_chroma = 0.5 * (first_chroma + second_chroma)
    from_middle = (mean_lightness - 50.0) ** 2
    lightness_weight = 1.0 + 0.015 * from_middle / np.sqrt(20.0 + from_middle)  # S_L
    chroma_weight = 1.0 + 0.045 * mean_chroma  # S_C
    hue_weight = 1.0 + 0.015 * mean_chroma * _hue_sensitivity(mean_hue)  # S_H

    lightness = (second_lightness - first_lightness) / lightness_weight
    chroma = (second_chroma - first_chroma) / chroma_weight
    hue = np.where(grey, 0.0, 2.0 * np.sqrt(first_chroma * second_chroma) * np.sin(0.5 * turn)) / hue_weight
    rotation = _blue_rotation(mean_hue, mean_chroma)  # R_T
    square = lightness * lightness + chroma * chroma + hue * hue + rotation * chroma * hue
    difference: Floats = np.sqrt(np.maximum(square, 0.0))
    return difference


def srgb_difference(first: tuple[float, float, float], second: tuple[float, float, float]) -> float:
    """CIEDE2000 of two display-referred sRGB colours, 0 to 1."""
    return float(ciede2000(srgb_to_lab(np.array(first)), srgb_to_lab(np.array(second))))


def _hue(a: Floats, b: Floats) -> Floats:
    """Radians from 0 to 2 pi; which of the two middles of opposite hues is taken rests on this range."""
    angle: Floats = np.arctan2(b, a)
    return np.where(angle < 0.0, angle + math.tau, angle)


def _share_of_strong_chroma(chroma: Floats) -> Floats:
    """Square root of C^7 / (C^7 + 25^7): 0 for greys, near 1 for strong colours."""
    power = (chroma * (1.0 / 25.0)) ** 7
    return np.sqrt(power / (power + 1.0))


def _hue_sensitivity(hue: Floats) -> Floats:
    """T of the formula, for a mean hue in radians."""
    sensitivity: Floats = (
        1.0
        - 0.17 * np.cos(hue - math.radians(30.0))
        + 0.24 * np.cos(2.0 * hue)
        + 0.32 * np.cos(3.0 * hue + math.radians(6.0))
        - 0.20 * np.cos(4.0 * hue - math.radians(63.0))
    )
    return sensitivity


def _blue_rotation(hue: Floats, chroma: Floats) -> Floats:
    """R_T of the formula, which turns the ellipses of equal difference in the blues (hue 275 degrees)."""
    degrees = np.degrees(hue) % 360.0
    angle = math.radians(60.0) * np.exp(-(((degrees - 275.0) / 25.0) ** 2))
    rotation: Floats = -2.0 * np.sin(angle) * _share_of_strong_chroma(chroma)
    return rotation
