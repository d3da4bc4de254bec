# SPDX-License-Identifier: GPL-3.0-or-later
"""What a region's surface may be made of."""

import numpy as np

from ...blueprint import Colour, Material, Role
from .survey import Floats, Survey

MATT, GLOSSY = 0.6, 0.3
GLOSS_SHARE = 0.004
"""Share of a thing under highlights from which on it counts as glossy."""


def guess_material(survey: Survey, number: int, role: Role) -> Material:
    """Median colour, and gloss where highlights were seen."""
    mask = survey.mask(number)
    gloss = np.count_nonzero(mask & survey.highlights) / np.count_nonzero(mask)
    colour = plain_colour(survey.colours[number])
    glossy = role == "object" and gloss >= GLOSS_SHARE
    return Material(colour=colour, second_colour=colour, roughness=GLOSSY if glossy else MATT)


def plain_colour(values: Floats) -> Colour:
    """Three plain numbers, rounded to what 8-bit colour can tell."""
    red, green, blue = (round(float(value), 3) for value in values)
    return red, green, blue
