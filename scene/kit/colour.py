# SPDX-License-Identifier: GPL-3.0-or-later
"""Colours as an artist reads them, turned into what Blender's sockets expect."""

import re
from collections.abc import Sequence

from .checks import between

Colour = str | Sequence[float]
"""sRGB: "#rrggbb", or three numbers from 0 to 1."""


def srgb(colour: Colour) -> tuple[float, float, float]:
    """The three display-referred sRGB channels of a colour, each from 0 to 1."""
    if isinstance(colour, str):
        if not re.fullmatch("#[0-9a-fA-F]{6}", colour):
            raise ValueError(f'the colour is {colour!r}; write it as "#rrggbb"')
        return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255
    channels = tuple(colour)
    if len(channels) != 3:
        raise ValueError(f"the colour has {len(channels)} numbers; give red, green and blue from 0 to 1")
    red, green, blue = (between("a colour's channel", channel, 0.0, 1.0) for channel in channels)
    return red, green, blue


def linear_channel(value: float) -> float:
    """One sRGB channel in linear light (IEC 61966-2-1)."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def linear(colour: Colour) -> tuple[float, float, float]:
    """The colour in linear light with the primaries of Rec. 709, as lights take it."""
    red, green, blue = srgb(colour)
    return linear_channel(red), linear_channel(green), linear_channel(blue)


def opaque(colour: Colour) -> tuple[float, float, float, float]:
    """The colour in linear light with an alpha of 1, as colour sockets take it."""
    return *linear(colour), 1.0
