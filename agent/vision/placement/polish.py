# SPDX-License-Identifier: GPL-3.0-or-later
"""The last small steps of a fit, judged by what they are for: the overlap of masks."""

from collections.abc import Callable, Sequence
from typing import Final

from .body import Motion

STEPS: Final = (0.012, 0.006, 0.003)
"""Of the distance from the camera, or of the logarithm of the size; turns are ten times as many radians."""


def polished(
    score: Callable[[Motion], float], motion_of: Callable[[Sequence[float]], Motion], names: Sequence[str]
) -> list[float]:
    """The values near 0, one for each of ``names``, whose motion scores highest (compass search)."""
    best = [0.0] * len(names)
    highest = score(motion_of(best))
    for step in STEPS:
        for place, name in enumerate(names):
            for sign in (-1.0, 1.0):
                tried = list(best)
                tried[place] += sign * step * (10.0 if name == "direction" else 1.0)
                reached = score(motion_of(tried))
                if reached > highest + 1e-6:
                    best, highest = tried, reached
                    break
    return best
