# SPDX-License-Identifier: GPL-3.0-or-later
"""Bodies that stand in the light's way, as round ones of the same width."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .eye import Position
from .placed import Ball, Block, Placed, Standing, Turned
from .survey import Floats

STEPS = 6
"""Levels at which a caster's radius is known."""
MOST_CASTERS = 8
ROUND_SHARE = 0.4
"""Radius of the round body that stands for a box, over the box's width."""


@dataclass(frozen=True)
class Caster:
    """A truncated cone that stands in the light's way."""

    owner: str
    axis: Position
    heights: Floats
    """(steps,) metres above the ground."""
    radii: Floats
    """(steps,) metres."""
    contents: frozenset[str]
    """Ids of what is inside, which only the rim hides from the light."""


def casters_of(layout: Mapping[str, Placed], most: int = MOST_CASTERS) -> list[Caster]:
    """The largest bodies that cast shadows, as truncated cones."""
    found = []
    for key, placed in layout.items():
        body = placed.body
        if placed.entry.lying and placed.foot[2] > 0.0:
            # A rim, or what is inside a vessel: the vessel itself casts its shadow.
            continue
        if isinstance(body, Turned):
            profile = np.array(body.profile)
            order = np.argsort(profile[:, 1], kind="stable")
            heights = np.linspace(body.base, body.height, STEPS)
            radii = np.array([_outer_radius(profile[order], height) for height in heights])
        elif isinstance(body, Ball):
            heights = np.linspace(0.1, 0.9, STEPS) * body.height
            radii = body.radius * np.sqrt(np.maximum(1.0 - (2.0 * heights / body.height - 1.0) ** 2, 0.0))
        elif isinstance(body, (Block, Standing)):
            heights = np.linspace(0.0, body.height, STEPS)
            radii = np.full(STEPS, ROUND_SHARE * body.width)
        else:
            continue
        found.append(Caster(key, placed.foot, placed.foot[2] + heights, radii, _contents(placed, layout)))
    found.sort(key=lambda caster: -float(caster.radii.max() * np.ptp(caster.heights)))
    return found[:most]


def _contents(vessel: Placed, layout: Mapping[str, Placed]) -> frozenset[str]:
    """What lies around the same axis, higher than the vessel's foot."""
    x, y, height = vessel.foot
    around = {key: other.foot for key, other in layout.items() if other.entry.lying and other is not vessel}
    return frozenset(key for key, foot in around.items() if foot[:2] == (x, y) and foot[2] > height)


def _outer_radius(profile: Floats, height: float) -> float:
    near = np.abs(profile[:, 1] - height) <= max(float(np.ptp(profile[:, 1])) / STEPS, 1e-6)
    return float(profile[near, 0].max()) if near.any() else 0.0
