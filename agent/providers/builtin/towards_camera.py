# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps and turns on the ground, as seen from the camera above its origin."""

from math import asin, hypot

from .eye import Position


def moved_away(point: Position, distance: float) -> Position:
    towards = towards_camera(point)
    return point[0] - distance * towards[0], point[1] - distance * towards[1], point[2]


def towards_camera(point: Position) -> tuple[float, float]:
    distance = max(hypot(point[0], point[1]), 1e-6)
    return -point[0] / distance, -point[1] / distance


def turn_to_camera(point: Position) -> float:
    """The turn about the vertical that makes a thing's front, its -y side, face the camera."""
    return -asin(point[0] / max(hypot(point[0], point[1]), 1e-6))
