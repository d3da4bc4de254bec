# SPDX-License-Identifier: GPL-3.0-or-later
"""The camera that agrees with an artist's marks, and how well."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from ...blueprint import CameraGuess, Point
from ..camera.solve import CameraError, solve_camera
from .mark import Mark
from .matches import AZIMUTH, matches_of
from .seen_as import seen_as

CameraPart = Literal["focal length", "pitch", "roll", "height"]
PARTS: Final[tuple[CameraPart, ...]] = ("focal length", "pitch", "roll", "height")
"""What a camera is described by."""


@dataclass(frozen=True)
class MarksFit:
    """A camera, and what there is to say of it."""

    camera: CameraGuess
    pixels: float
    """Root mean square distance of the sound marks from where the camera sees what they are about."""
    contradicting: frozenset[int]
    """Places in the list of the marks that contradict the others."""
    undetermined: tuple[CameraPart, ...]
    """What the marks do not tell, so that it was kept."""
    seen: tuple[tuple[Point, ...], ...]
    """For each mark the line on which the camera sees what it is about; may be empty."""
    azimuth: float | None
    """Radians from +y towards +x: the first level direction, where one is marked."""


def fit_marks(marks: Sequence[Mark], guess: CameraGuess, width: int, height: int) -> MarksFit:
    """The camera of a picture of ``width`` by ``height`` pixels on which the ``marks`` agree best.

    ``guess`` is kept to where they tell nothing. Raises ``CameraError`` where there are none, or they
    contradict each other.
    """
    if not marks:
        raise CameraError("Nothing is marked.", "Add edges, the horizon, a circle or a height.")
    fit = solve_camera(matches_of(marks), guess, width, height)
    return MarksFit(
        fit.camera.guess,
        fit.pixels,
        frozenset(index for index, _ in fit.wrong),
        tuple(name for name in PARTS if name in fit.undetermined),
        tuple(seen_as(mark, index, fit.camera, fit.unknowns) for index, mark in enumerate(marks)),
        fit.unknowns.get(AZIMUTH),
    )
