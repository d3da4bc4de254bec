# SPDX-License-Identifier: GPL-3.0-or-later
"""The camera as a photographer would tell it, and as the kit's ``set_camera`` takes it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CameraPose:
    """A perspective camera above the ground."""

    focal_mm: float
    """For a 36 mm sensor along the picture's longer side."""
    pitch: float
    """Radians below the horizon."""
    height: float
    """Metres above z = 0."""
    roll: float
    """Radians, clockwise."""
