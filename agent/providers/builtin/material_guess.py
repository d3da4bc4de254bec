# SPDX-License-Identifier: GPL-3.0-or-later
"""What a region's surface may be made of."""

import numpy as np

from ...blueprint import Colour, Material, Role
from .survey import Floats, Survey

MATT, GLOSSY = 0.6, 0.12
GLOSS_SHARE = 0.004
"""Share of a thing under highlights from which on it counts as glossy."""


def guess_material(survey: Survey, number: int, role: Role) -> Material:
    """Median colour, and gloss where highlights were seen."""
    mask = survey.mask(number)
    gloss = np.count_nonzero(mask & survey.highlights) / np.count_nonzero(mask)
    colour = plain_colour(survey.colours[number])
    if role == "sky":
        above, below = _upper_and_lower(survey, number)
        return Material(above, below, roughness=MATT, texture="gradient")
    glossy = role == "object" and gloss >= GLOSS_SHARE
    return Material(colour=colour, second_colour=colour, roughness=GLOSSY if glossy else MATT)


def _upper_and_lower(survey: Survey, number: int) -> tuple[Colour, Colour]:
    """Colours at the top and at the bottom of a region, from a line through the means of its rows."""
    mask = survey.mask(number)
    rows = np.nonzero(mask)[0] / survey.height
    lines = np.stack([1.0 - rows, rows], axis=1)
    (above, below), *_ = np.linalg.lstsq(lines, survey.picture[mask], rcond=None)
    return plain_colour(np.clip(above, 0.0, 1.0)), plain_colour(np.clip(below, 0.0, 1.0))


def plain_colour(values: Floats) -> Colour:
    """Three plain numbers, rounded to what 8-bit colour can tell."""
    red, green, blue = (round(float(value), 3) for value in values)
    return red, green, blue
