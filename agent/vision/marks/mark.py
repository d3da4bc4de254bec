# SPDX-License-Identifier: GPL-3.0-or-later
"""One thing that an artist marks in a picture to tell where the camera stood."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from ...blueprint import Point

MarkKind = Literal["first", "second", "upright", "horizon", "circle", "height"]
"""Edges that are level and parallel; edges square to those; upright edges; the horizon; the outline of a level
circle; something upright whose height is known, its foot first."""

POINTS: Final[Mapping[MarkKind, int]] = {
    "first": 2, "second": 2, "upright": 2, "horizon": 2, "circle": 5, "height": 2,
}  # fmt: skip
"""How many points a mark has. Five determine an ellipse."""


@dataclass(frozen=True)
class Mark:
    """Points of the picture, in its normalised coordinates, and what is known of what lies there."""

    kind: MarkKind
    points: tuple[Point, ...]
    metres: float = 1.0
    """The circle's diameter, or the height."""
    above: float = 0.0
    """Metres from the ground to the circle, or to what the thing stands on."""
    known: bool = True
    """Whether a circle's diameter and place above the ground are more than guesses."""

    def __post_init__(self) -> None:
        if len(self.points) != POINTS[self.kind]:
            raise ValueError(f"a mark of the kind {self.kind} has {POINTS[self.kind]} points, not {len(self.points)}")
