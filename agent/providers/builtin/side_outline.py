# SPDX-License-Identifier: GPL-3.0-or-later
"""What an outline seen from the side says of a body: its profile, and how it meets the ground."""

import numpy as np

from ...blueprint import Point
from .eye import Eye, Position
from .placed import Profile
from .polygon import box_of, width_at

PROFILE_STEPS = 12
PROFILE_END = 0.04
"""Share of its height over which an outline's ends, which run level, have no width of their own."""
DRAWN_DOWN = 0.3
"""Lowest share of an outline that is drawn down to a hidden foot."""


def reaching_down(outline: tuple[Point, ...], row: float, share: float = DRAWN_DOWN) -> tuple[Point, ...]:
    """The outline with the lowest ``share`` of it drawn down to picture height ``row``, where its foot is."""
    _, top, _, bottom = box_of(outline)
    limit = bottom - share * (bottom - top)
    return tuple((x, round(row, 4) if y >= limit else y) for x, y in outline)


def base_width(outline: tuple[Point, ...]) -> float:
    _, top, _, bottom = box_of(outline)
    ends = width_at(outline, bottom - 0.06 * (bottom - top))
    return ends[1] - ends[0] if ends else 0.0


def profile_of(outline: tuple[Point, ...], foot: Position, eye: Eye) -> Profile:
    """Radii at heights above the foot, from the outline's width on the upright plane through the foot."""
    _, top, _, bottom = box_of(outline)
    pairs: list[tuple[float, float]] = []
    for share in np.linspace(0.0, 1.0, PROFILE_STEPS).tolist():
        row = bottom - share * (bottom - top)
        # At its very ends an outline runs level and has no width of its own.
        inner = bottom - min(max(share, PROFILE_END), 1.0 - PROFILE_END) * (bottom - top)
        ends = width_at(outline, inner)
        if ends is None:
            continue
        left, right = eye.on_upright(np.array([[ends[0], row], [ends[1], row]]), foot)
        radius = float(np.linalg.norm(right - left)) / 2.0
        pairs.append((radius, float(left[2] + right[2]) / 2.0 - foot[2]))
    above = [(radius, height) for radius, height in pairs if height > 0.0]
    first = pairs[0][0] if pairs else 0.01
    below = [radius for radius, height in pairs if height <= 0.0]
    return ((below[-1] if below else first, 0.0), *above)
