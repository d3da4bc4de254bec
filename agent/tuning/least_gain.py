# SPDX-License-Identifier: GPL-3.0-or-later
"""From which gain on a stage's score on a difference between two small renders is believed."""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from ..measurements import LOWER_IS_BETTER, LookMeasurements
from ..vision.noise import RESOLUTION, value_floor

LOOKS: Final = 4
"""At one scene, each with another seed. The edges of a clay view 128 pixels large differ so much between seeds that two
looks, whose difference may be small by chance, would call for more than twice the gain."""


def least_gain(score: Callable[[LookMeasurements], float], looks: Sequence[LookMeasurements]) -> float:
    """The floor of ``score``, from ``LOOKS`` at one scene.

    However equal they came out, it is not less than what the least floors of all figures together make of it.
    """
    resolution = abs(score(_a_little_better(looks[0])) - score(looks[0]))
    return value_floor([score(look) for look in looks], resolution)


def _a_little_better(look: LookMeasurements) -> LookMeasurements:
    nudged = {
        field.name: getattr(look.picture, field.name)
        + getattr(RESOLUTION, field.name) * (-1.0 if field.name in LOWER_IS_BETTER else 1.0)
        for field in dataclasses.fields(look.picture)
    }
    return replace(
        look,
        picture=replace(look.picture, **nudged),
        clay_edge_f1=look.clay_edge_f1 + RESOLUTION.edge_f1,
        objects=tuple(
            replace(entry, flat_colour_difference=entry.flat_colour_difference - RESOLUTION.ciede2000)
            for entry in look.objects
        ),
    )
