# SPDX-License-Identifier: GPL-3.0-or-later
"""Base colours from what even light made of the last ones."""

from collections.abc import Mapping

import numpy as np

from ...blueprint import Blueprint, Colour
from ...measurements import LookMeasurements
from ...records import JsonValue
from ...vision.colour import linear_to_srgb, srgb_to_linear
from .material_guess import plain_colour

MOST_CHANGE = 3.0
"""A base colour is changed by no more than this factor a step: gloss cannot be painted away."""
DARKEST = 0.0005
"""Linear light below which a ratio means nothing."""


def corrected_colours(
    blueprint: Blueprint, last: LookMeasurements | None, memo: Mapping[str, JsonValue]
) -> dict[str, Colour]:
    """Base colour (sRGB) by object id: the blueprint's at first, then scaled by reference over flat view."""
    used: Mapping[str, JsonValue] = memo.get("colours", {})
    colours = {}
    for entry in blueprint.solid_objects():
        colour = np.array(used.get(entry.id, entry.material.colour), float)
        measured = last.of(entry.id) if last is not None else None
        if measured is not None and measured.pixels > 0:
            wanted = np.maximum(srgb_to_linear(np.array(measured.reference_colour)), DARKEST)
            shown = np.maximum(srgb_to_linear(np.array(measured.flat_colour)), DARKEST)
            factor = np.clip(wanted / shown, 1.0 / MOST_CHANGE, MOST_CHANGE)
            colour = linear_to_srgb(np.clip(srgb_to_linear(colour) * factor, 0.0, 1.0))
        colours[entry.id] = plain_colour(colour)
    return colours
