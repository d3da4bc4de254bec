# SPDX-License-Identifier: GPL-3.0-or-later
"""The numbers that a camera is solved for, and how far they are believed beforehand."""

from dataclasses import dataclass, replace
from math import exp, log
from typing import Final, Protocol

import numpy as np

from ...blueprint import CameraGuess
from .pinhole import SENSOR_MM, Floats, Pinhole, pinhole_of

FOCAL_DEVIATION: Final = 0.5
"""Of the logarithm of the focal length: photographs are taken with half to twice the length that one guesses."""
PITCH_DEVIATION: Final = 0.35
"""Radians."""
ROLL_DEVIATION: Final = 0.1
"""Radians: people hold cameras level, to a few degrees."""
HEIGHT_DEVIATION: Final = 1.0
"""Of the logarithm of the camera's height."""
HELD: Final = 1e-5
"""A deviation that lets nothing move."""
WIDE: Final = 100.0
"""A deviation that holds nothing."""


class Parameters(Protocol):
    """A camera as a vector of numbers of the order of 1."""

    @property
    def names(self) -> tuple[str, ...]:
        """What the numbers are called."""
        ...

    @property
    def prior(self) -> Floats:
        """What is believed beforehand."""
        ...

    @property
    def deviations(self) -> Floats:
        """How far that may be off."""
        ...

    def camera(self, values: Floats) -> Pinhole:
        """The camera that ``values`` stand for."""
        ...


@dataclass(frozen=True)
class Standing:
    """A camera at x = y = 0 that looks along +y, which is all that lines, circles and heights can tell."""

    guess: CameraGuess
    aspect: float
    held: frozenset[str] = frozenset()
    """Which of the names stay as guessed."""
    names: tuple[str, ...] = ("focal length", "pitch", "roll", "height")

    @property
    def prior(self) -> Floats:
        """The guess."""
        return np.array([log(self.guess.focal_mm), self.guess.pitch, self.guess.roll, log(self.guess.height)])

    @property
    def deviations(self) -> Floats:
        """How far the guess may be off."""
        free = np.array([FOCAL_DEVIATION, PITCH_DEVIATION, ROLL_DEVIATION, HEIGHT_DEVIATION])
        return np.where([name in self.held for name in self.names], HELD, free)

    def camera(self, values: Floats) -> Pinhole:
        """The camera with these logarithms and angles."""
        focal, height = (exp(float(np.clip(values[index], -9.0, 9.0))) for index in (0, 3))
        return pinhole_of(CameraGuess(focal, float(values[1]), height, float(values[2])), self.aspect)


@dataclass(frozen=True)
class Free:
    """A camera anywhere, as a change of ``start``, for points whose places in the world are known."""

    start: Pinhole
    size: float
    """Metres: how far apart the points are, the unit of the position."""
    focal_mm: float
    """As guessed."""
    names: tuple[str, ...] = ("focal length", "turn right", "turn up", "turn back", "x", "y", "z")

    @property
    def prior(self) -> Floats:
        """No change, and the guessed focal length."""
        return np.array([log(self.focal_mm / SENSOR_MM / self.start.focal), *[0.0] * 6])

    @property
    def deviations(self) -> Floats:
        """Nothing is held but, loosely, the focal length."""
        return np.array([2.0 * FOCAL_DEVIATION, *[WIDE] * 6])

    def camera(self, values: Floats) -> Pinhole:
        """``start`` turned about its own axes and moved."""
        return replace(
            self.start,
            focal=self.start.focal * exp(float(np.clip(values[0], -9.0, 9.0))),
            rotation=self.start.rotation @ _rotation(values[1:4]),
            position=self.start.position + self.size * values[4:7],
        )


def _rotation(vector: Floats) -> Floats:
    """Rotation about ``vector`` by its length (Rodrigues)."""
    angle = float(np.linalg.norm(vector))
    if angle < 1e-12:
        return np.eye(3)
    x, y, z = vector / angle
    cross = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    return np.asarray(np.eye(3) + np.sin(angle) * cross + (1.0 - np.cos(angle)) * cross @ cross)
