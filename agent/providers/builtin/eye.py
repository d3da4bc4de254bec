# SPDX-License-Identifier: GPL-3.0-or-later
"""The guessed camera as a map between picture and world."""

from dataclasses import dataclass
from functools import cached_property
from math import atan, cos, hypot, sin
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...blueprint import CameraGuess

Floats = NDArray[np.floating[Any]]
Position = tuple[float, float, float]

HALF_SENSOR_MM = 18.0
"""Half the sensor's longer side, as in ``CameraGuess``."""


@dataclass(frozen=True)
class Eye:
    """``camera`` with a picture of ``aspect`` (width over height); agrees with the kit's ``ray`` and ``project``."""

    camera: CameraGuess
    aspect: float

    @property
    def half_width(self) -> float:
        """Half the picture's width at depth 1."""
        return HALF_SENSOR_MM / self.camera.focal_mm * min(1.0, self.aspect)

    @property
    def half_height(self) -> float:
        return HALF_SENSOR_MM / self.camera.focal_mm * min(1.0, 1.0 / self.aspect)

    @cached_property
    def axes(self) -> Floats:
        """Unit vectors right, up and forward of the camera as rows (3, 3)."""
        pitch, roll = self.camera.pitch, self.camera.roll
        level_right = np.array([1.0, 0.0, 0.0])
        level_up = np.array([0.0, sin(pitch), cos(pitch)])
        right = level_right * cos(roll) - level_up * sin(roll)
        up = level_up * cos(roll) + level_right * sin(roll)
        return np.stack([right, up, np.array([0.0, cos(pitch), -sin(pitch)])])

    @property
    def position(self) -> Floats:
        return np.array([0.0, 0.0, self.camera.height])

    def directions(self, points: Floats) -> Floats:
        """World directions (count, 3), of depth 1, in which picture points (count, 2) are seen."""
        across = (2.0 * points[:, 0] - 1.0) * self.half_width
        upwards = (1.0 - 2.0 * points[:, 1]) * self.half_height
        local: Floats = np.stack([across, upwards, np.ones_like(across)], axis=1)
        return local @ self.axes

    def at_height(self, x: float, y: float, height: float = 0.0) -> Position | None:
        """The point seen at (x, y) on the horizontal plane at ``height``, or None where it is not seen there."""
        direction = self.directions(np.array([[x, y]]))[0]
        if abs(direction[2]) < 1e-6:
            return None
        distance = (height - self.camera.height) / direction[2]
        if distance <= 0.0:
            return None
        point = self.position + distance * direction
        return float(point[0]), float(point[1]), float(point[2])

    def on_upright(self, points: Floats, foot: Position) -> Floats:
        """World points (count, 3) seen at picture points on the upright plane through ``foot`` that faces the eye."""
        distance = max(hypot(foot[0], foot[1]), 1e-6)
        normal = np.array([foot[0], foot[1], 0.0]) / distance
        directions = self.directions(points)
        facing = np.maximum(directions @ normal, 1e-6)
        return np.asarray(self.position + directions * (distance / facing)[:, None])

    def project(self, point: Position | Floats) -> tuple[float, float]:
        """Picture coordinates of a world point in front of the eye."""
        across, upwards, depth = self.axes @ (np.asarray(point) - self.position)
        depth = max(float(depth), 1e-6)
        return 0.5 + across / depth / self.half_width / 2.0, 0.5 - upwards / depth / self.half_height / 2.0

    def depth(self, point: Position | Floats) -> float:
        """Distance of a world point along the camera's axis."""
        return float(self.axes[2] @ (np.asarray(point) - self.position))

    def span(self, point: Position | Floats, fraction: float) -> float:
        """Metres across, at that point, that fill ``fraction`` of the picture's width."""
        return self.depth(point) * 2.0 * self.half_width * fraction


def pitch_of_horizon(horizon: float, focal_mm: float, aspect: float) -> float:
    """The pitch of a camera without roll that sees the horizon at picture height ``horizon``."""
    half_height = HALF_SENSOR_MM / focal_mm * min(1.0, 1.0 / aspect)
    return atan((1.0 - 2.0 * horizon) * half_height)
