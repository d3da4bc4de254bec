# SPDX-License-Identifier: GPL-3.0-or-later
"""A camera without distortion, and where it sees points of the world.

*Film* coordinates are the picture's in units of its longer side, from the middle, x right and y up.
A point of the camera's frame (x right, y up, z back, as Blender's cameras) is seen on the film at
``focal * (x, y) / -z``.
"""

from dataclasses import dataclass
from math import asin, atan2, cos, pi, sin
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ...blueprint import CameraGuess

Floats = NDArray[np.float64]

SENSOR_MM: Final = 36.0
"""Full-frame sensor, along the picture's longer side."""
NEAREST: Final = 1e-6
"""Metres in front of the camera; what is nearer counts as behind it."""


@dataclass(frozen=True)
class Pinhole:
    """One camera in the world."""

    focal: float
    """Focal length in longer sides of the picture: millimetres over 36."""
    rotation: Floats
    """(3, 3): the camera's axes right, up and back as columns, in the world."""
    position: Floats
    """(3,), metres."""
    aspect: float
    """Width over height of the picture."""

    def project(self, points: Floats) -> Floats:
        """Where ``points`` (count, 3) are seen, in picture coordinates (count, 2); NaN behind the camera."""
        return to_picture(self.project_to_film(points), self.aspect)

    def project_to_film(self, points: Floats) -> Floats:
        """Likewise in film coordinates."""
        local = (np.asarray(points, float) - self.position) @ self.rotation
        depth = np.where(local[:, 2] < -NEAREST, -local[:, 2], np.nan)
        return np.asarray(self.focal * local[:, :2] / depth[:, None])

    def directions(self, film: Floats) -> Floats:
        """World directions (count, 3), of depth 1, in which the ``film`` points (count, 2) are seen."""
        local = np.column_stack([film / self.focal, np.full(len(film), -1.0)])
        return np.asarray(local @ self.rotation.T)

    @property
    def guess(self) -> CameraGuess:
        """The same camera as the kit describes it, the world turned and moved so that it fits."""
        right, up, back = self.rotation.T
        return CameraGuess(
            focal_mm=self.focal * SENSOR_MM,
            pitch=asin(float(np.clip(back[2], -1.0, 1.0))),
            height=float(self.position[2]),
            roll=-atan2(float(right[2]), float(up[2])),
        )


def pinhole_of(guess: CameraGuess, aspect: float) -> Pinhole:
    """The camera at x = y = 0 that looks along +y, as ``kit.set_camera`` makes it."""
    tilt = pi / 2.0 - guess.pitch
    upright = np.array([[1.0, 0.0, 0.0], [0.0, cos(tilt), -sin(tilt)], [0.0, sin(tilt), cos(tilt)]])
    turn = -guess.roll
    rolled = np.array([[cos(turn), -sin(turn), 0.0], [sin(turn), cos(turn), 0.0], [0.0, 0.0, 1.0]])
    return Pinhole(guess.focal_mm / SENSOR_MM, upright @ rolled, np.array([0.0, 0.0, guess.height]), aspect)


def to_film(picture: Floats, aspect: float) -> Floats:
    """Picture coordinates (count, 2) as film coordinates."""
    return (np.asarray(picture, float) - 0.5) * _extent(aspect) * (1.0, -1.0)


def to_picture(film: Floats, aspect: float) -> Floats:
    """Film coordinates (count, 2) as picture coordinates."""
    return np.asarray(film * (1.0, -1.0) / _extent(aspect) + 0.5)


def _extent(aspect: float) -> Floats:
    """Width and height of the picture in longer sides."""
    return np.array([min(1.0, aspect), min(1.0, 1.0 / aspect)])
