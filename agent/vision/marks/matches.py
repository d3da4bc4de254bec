# SPDX-License-Identifier: GPL-3.0-or-later
"""An artist's marks as what the camera's solver takes."""

from collections.abc import Sequence
from typing import Final

from ..camera.matches import CircleMatch, HeightMatch, HorizonMatch, Match, ParallelEdges
from .mark import Mark

LEVEL: Final = "level edges"
"""The family of both level directions, which are square to each other."""
AZIMUTH: Final = f"azimuth of {LEVEL}"
"""What the solver calls the first level direction's azimuth."""


def matches_of(marks: Sequence[Mark]) -> tuple[Match, ...]:
    """One match for each mark, in order."""
    return tuple(_match(mark, circle_name(index)) for index, mark in enumerate(marks))


def circle_name(index: int) -> str:
    """What the solver calls the circle that is marked at this place of the list."""
    return f"circle {index}"


def _match(mark: Mark, name: str) -> Match:
    start, end = mark.points[:2]
    match mark.kind:
        case "first":
            return ParallelEdges(((start, end),), LEVEL)
        case "second":
            return ParallelEdges(((start, end),), LEVEL, quarter_turns=1)
        case "upright":
            return ParallelEdges(((start, end),))
        case "horizon":
            return HorizonMatch(mark.points)
        case "circle":
            free = () if mark.known else ("radius", "height")
            return CircleMatch(name, mark.points, mark.metres / 2.0, mark.above, free=free)
        case "height":
            return HeightMatch(start, end, mark.metres, mark.above)
