# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures and colours in few letters."""

import math

from ..blueprint import Colour


def short(number: float, digits: int = 3) -> str:
    """``0.5`` rather than ``0.500``: at most ``digits`` decimals and no minus before a zero."""
    text = f"{number:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def signed(number: float, digits: int = 2) -> str:
    """``+0.12``, ``-3``, ``0``."""
    text = short(number, digits)
    return text if text == "0" or text.startswith("-") else f"+{text}"


def hexadecimal(colour: Colour) -> str:
    """``#8a5a30`` for display-referred sRGB from 0 to 1."""
    return "#" + "".join(f"{_level(channel):02x}" for channel in colour)


def level_differences(colour: Colour, reference: Colour) -> str:
    """``+12 -3 0``: red, green and blue of ``colour`` minus those of ``reference``, in levels from 0 to 255."""
    return " ".join(f"{_level(a) - _level(b):+d}" for a, b in zip(colour, reference, strict=True))


def stops_darker(colour: Colour, reference: Colour) -> float:
    """By how many times two ``colour`` reflects or sends less light than ``reference``; sRGB, -6 to 6."""
    return max(-6.0, min(6.0, math.log2((_luminance(reference) + 1e-4) / (_luminance(colour) + 1e-4))))


def _level(channel: float) -> int:
    return round(255.0 * min(1.0, max(0.0, channel)))


def _luminance(colour: Colour) -> float:
    """Relative luminance; IEC 61966-2-1."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
