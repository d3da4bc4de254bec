# SPDX-License-Identifier: GPL-3.0-or-later
"""Conversions between sRGB, linear light and CIE Lab.

Colours are arrays ``(..., 3)``. Floating-point results keep the precision of their input.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]

LUMINANCE_WEIGHTS = (0.2126, 0.7152, 0.0722)
"""Red, green and blue of Rec. 709 (ITU-R BT.709), which sRGB shares."""
SRGB_TO_XYZ = (
    (0.412453, 0.357580, 0.180423),
    (0.212671, 0.715160, 0.072169),
    (0.019334, 0.119193, 0.950227),
)
"""Linear sRGB to CIE XYZ under D65, in the six digits that scikit-image and OpenCV use."""
D65_WHITE = (0.95047, 1.0, 1.08883)
"""CIE XYZ of the D65 white point, 2 degree observer."""


def srgb_to_linear(colours: Floats) -> Floats:
    """Linear light of display-referred sRGB, both 0 to 1 (IEC 61966-2-1)."""
    return np.where(colours <= 0.04045, colours / 12.92, ((np.maximum(colours, 0.0) + 0.055) / 1.055) ** 2.4)


def linear_to_srgb(colours: Floats) -> Floats:
    """Display-referred sRGB of linear light, both 0 to 1 (IEC 61966-2-1)."""
    return np.where(colours <= 0.0031308, colours * 12.92, 1.055 * np.maximum(colours, 0.0) ** (1.0 / 2.4) - 0.055)


def srgb_to_lab(colours: NDArray[Any]) -> Floats:
    """CIE Lab (D65, 2 degree observer) of display-referred sRGB, 0 to 1 or, where uint8, 0 to 255.

    L runs from 0 to 100. Whole pictures are fastest as uint8, which takes linear light from a table.
    """
    linear = LINEAR_OF_8_BIT[colours] if colours.dtype == np.uint8 else srgb_to_linear(colours)
    to_white = np.array(SRGB_TO_XYZ).T / np.array(D65_WHITE)
    tristimulus = linear @ to_white.astype(linear.dtype)
    # The line and the limit are the rounded ones of scikit-image; the exact ones are 841/108 and (6/29)^3.
    root = np.where(tristimulus > 0.008856, np.cbrt(tristimulus), 7.787 * tristimulus + 16.0 / 116.0)
    x, y, z = root[..., 0], root[..., 1], root[..., 2]
    return np.stack([116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)], axis=-1)


def luminance(colours: Floats) -> Floats:
    """Weighted sum ``(...)`` of the channels: relative luminance of linear colours, luma of sRGB ones."""
    return colours @ np.array(LUMINANCE_WEIGHTS, colours.dtype)


def as_8_bit(picture: NDArray[Any]) -> NDArray[np.uint8]:
    """The picture as a display shows it: 0 to 1 rounded to 0 to 255, uint8 left as it is."""
    if picture.dtype == np.uint8:
        return picture
    levels: NDArray[np.uint8] = np.rint(np.clip(picture, 0.0, 1.0) * 255.0).astype(np.uint8)
    return levels


LINEAR_OF_8_BIT = srgb_to_linear(np.arange(256, dtype=np.float32) / np.float32(255.0))
"""Linear light of each 8-bit sRGB level."""
