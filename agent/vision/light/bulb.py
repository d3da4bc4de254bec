# SPDX-License-Identifier: GPL-3.0-or-later
"""A lamp that is to be added to a scene."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bulb:
    """A lamp that shines to all sides, in the world."""

    location: tuple[float, float, float]
    """Metres."""
    radius: float
    """Metres."""
    power: float
    """Watts, with which it is rendered."""
