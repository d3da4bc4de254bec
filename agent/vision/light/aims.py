# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a lamp stands and how soft it is, and what to try in its place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import cos, pi, sin
from typing import Final

AZIMUTHS: Final = 6
ELEVATIONS: Final = (0.4, 0.9)
"""Radians: what is tried all around."""
LOWEST: Final = 0.08
HIGHEST: Final = pi / 2 - 0.02
SOFTEST: Final = 1.5
"""Radians of a sun's diameter."""
NEAR: Final = 0.35
"""Radians within which a direction is left to the finer steps."""


@dataclass(frozen=True)
class Aim:
    """A lamp that shines on the point ``target`` from ``distance`` metres; a sun's distance only places its symbol."""

    azimuth: float
    """Radians from +y towards +x to where the light comes from."""
    elevation: float
    """Radians above the horizon."""
    softness: float
    """A sun's angular diameter in radians, or a factor of a panel's size."""
    target: tuple[float, float, float] = (0.0, 0.0, 0.0)
    distance: float = 10.0

    @property
    def towards(self) -> tuple[float, float, float]:
        """Unit vector to where the light comes from."""
        level = cos(self.elevation)
        return sin(self.azimuth) * level, cos(self.azimuth) * level, sin(self.elevation)

    @property
    def location(self) -> tuple[float, float, float]:
        """Metres."""
        x, y, z = (a + self.distance * b for a, b in zip(self.target, self.towards, strict=True))
        return x, y, z


def all_around(aim: Aim) -> Iterator[Aim]:
    """From everywhere above the horizon but where it is now, as soft as it is."""
    for elevation in ELEVATIONS:
        for step in range(AZIMUTHS):
            azimuth = 2.0 * pi * step / AZIMUTHS - pi
            new = replace(aim, azimuth=azimuth, elevation=elevation)
            if sum(a * b for a, b in zip(new.towards, aim.towards, strict=True)) < cos(NEAR):
                yield new


def around(aim: Aim, step: float) -> Iterator[Aim]:
    """To both sides by ``step`` radians, up and down by two thirds of it, softer and harder."""
    for sign in (-1.0, 1.0):
        yield replace(aim, azimuth=(aim.azimuth + sign * step + pi) % (2.0 * pi) - pi)
        yield replace(aim, elevation=min(HIGHEST, max(LOWEST, aim.elevation + sign * step / 1.5)))
        yield replace(aim, softness=min(SOFTEST, aim.softness * (1.0 + 4.0 * step) ** sign))
