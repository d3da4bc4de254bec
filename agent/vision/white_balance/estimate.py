# SPDX-License-Identifier: GPL-3.0-or-later
"""The colour cast of a picture's light, apart from the colours of things, where the picture tells it."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from ...blueprint import Blueprint
from ..colour import srgb_to_linear
from ..footprint import footprint_of
from ..light.non_negative import Floats
from .neutral_things import casts_of_neutral_things
from .plausible import AGREE, angle_between


@dataclass(frozen=True)
class Cast:
    """What the picture tells of the colour of its light."""

    votes: Mapping[str, Floats]
    """Colour (3,), linear, largest channel 1, by the id of the white or grey thing that tells it."""
    colour: Floats | None
    """On which the votes agree; None without any, and where they do not."""


def estimate_cast(reference: NDArray[np.uint8], blueprint: Blueprint) -> Cast:
    """The cast of ``reference``, 8-bit sRGB (height, width, 3): the colour in which white things are seen.

    Of all the light together, behind whatever white balance the camera was set to. A thing counts as white or grey by
    what the blueprint calls it, never by its looks: a picture alone cannot tell white paper in warm light from cream
    paper in white light.
    """
    height, width = reference.shape[:2]
    light = srgb_to_linear(reference.astype(np.float32) / np.float32(255.0))
    objects = blueprint.objects
    insides = {entry.id: footprint_of(entry, height, width, objects).inner for entry in objects}
    votes = casts_of_neutral_things(light, insides, objects)
    apart = max((angle_between(*pair) for pair in combinations(votes.values(), 2)), default=0.0)
    if not votes or apart > AGREE:
        return Cast(votes, None)
    mean = np.mean([vote / np.linalg.norm(vote) for vote in votes.values()], axis=0)
    return Cast(votes, mean / mean.max())
