# SPDX-License-Identifier: GPL-3.0-or-later
"""Base colours from what the last ones came out as."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..ciede2000 import srgb_difference
from ..colour import srgb_to_linear
from ..measure_objects import Picture
from .spots import Spot

Floats = NDArray[np.float64]

MOST_CHANGE: Final = 3.0
"""A base colour changes by no more than this factor a step: gloss cannot be painted away, nor darkness lit."""
DARKEST: Final = 0.002
"""Linear light below which a ratio means nothing."""
LIGHTEST: Final = 0.9
"""Of a base colour, linear; fresh snow."""
BLACKEST: Final = 0.002
"""Likewise; soot."""


def next_colours(
    colours: Mapping[str, Floats], spots: Sequence[Spot], reference: Picture, render: Picture
) -> dict[str, Floats]:
    """Base colour (3,) in linear light by material: ``colours`` times reference over render, spot by spot.

    ``reference`` and ``render`` are 8-bit sRGB (height, width, 3); ``render`` shows ``colours``. A colour that would
    have to be lighter than any paint keeps its hue.
    """
    found = dict(colours)
    for spot in spots:
        wanted, shown = (np.maximum(srgb_to_linear(colour), DARKEST) for colour in spot.colours(reference, render))
        factor = np.clip(wanted / shown, 1.0 / MOST_CHANGE, MOST_CHANGE)
        wished = np.maximum(colours[spot.material], BLACKEST) * factor
        found[spot.material] = np.maximum(wished * min(1.0, LIGHTEST / float(wished.max())), BLACKEST)
    return found


def at_the_limit(colour: Floats) -> bool:
    """Whether a base colour (3,) in linear light is as light as one can be."""
    return bool(colour.max() >= LIGHTEST * 0.999)


def mean_difference(spots: Sequence[Spot], reference: Picture, render: Picture) -> float:
    """Mean over ``spots`` of CIEDE2000 between the median colours of the two pictures; 0 without any."""
    apart = []
    for spot in spots:
        first, second = (tuple(float(channel) for channel in colour) for colour in spot.colours(reference, render))
        apart.append(srgb_difference(first, second))  # type: ignore[arg-type]
    return float(np.mean(apart)) if apart else 0.0
