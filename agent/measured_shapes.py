# SPDX-License-Identifier: GPL-3.0-or-later
"""Shapes that outlines of the reference tell, ready to be written as numbers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MeasuredShape:
    """Of one object, metres in the world."""

    object: str
    """Its blueprint id."""
    profile: tuple[tuple[float, float], ...] = ()
    """(radius, height) from the foot up, of a turned thing."""
    foot: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """Where its axis stands."""
    line: tuple[tuple[float, float, float], ...] = ()
    """Points along the middle of a long thing."""
    radii: tuple[float, ...] = ()
    """Half its thickness at each."""


@dataclass(frozen=True)
class MeasuredShapes:
    """What was measured, the largest in the picture first."""

    shapes: tuple[MeasuredShape, ...] = ()
