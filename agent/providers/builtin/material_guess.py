# SPDX-License-Identifier: GPL-3.0-or-later
"""What a region's surface may be made of."""

import numpy as np

from ...blueprint import Colour, Material, Role, Texture
from ...vision.colour import linear_to_srgb, srgb_to_lab, srgb_to_linear
from ...vision.grain import Grain, measure_grain
from .survey import Floats, Survey

MATT, GLOSSY = 0.6, 0.12
"""Roughness of surfaces without and with highlights."""
GLOSS_SHARE = 0.004
"""Share of a thing under highlights from which on it counts as glossy."""
LEAST_TEXTURED_SHARE = 0.05
"""Share of the picture from which on a surface's texture is worth a node."""
LEAST_STRENGTH = 1.5
"""Variation of Lab lightness that one sees as texture."""
LEAST_COHERENCE = 0.35
"""Coherence from which on texture runs in streaks."""


def guess_material(survey: Survey, number: int, role: Role) -> Material:
    """Median colour, gloss where highlights were seen, and the texture of larger surfaces."""
    colour = plain_colour(survey.colours[number])
    if role == "sky":
        above, below = _upper_and_lower(survey, number)
        return Material(above, below, roughness=MATT, texture="gradient")
    mask = survey.mask(number)
    gloss = np.count_nonzero(mask & survey.highlights) / np.count_nonzero(mask)
    roughness = GLOSSY if role == "object" and gloss >= GLOSS_SHARE else MATT
    if survey.share(number) < LEAST_TEXTURED_SHARE or roughness == GLOSSY:
        # What varies on a glossy surface is mostly what it mirrors.
        return Material(colour, colour, roughness)
    own = mask & ~survey.highlights & ~survey.shadows
    grain = measure_grain(survey.lab[..., 0], own)
    texture = _texture(grain)
    if texture == "plain":
        return Material(colour, colour, roughness)
    return Material(
        colour,
        plain_colour(darker(np.array(colour), grain.strength)),
        roughness,
        texture=texture,
        texture_scale=round(survey.width / grain.width, 1),
        texture_angle=round(grain.angle, 3),
    )


def darker(colour: Floats, steps: float) -> Floats:
    """sRGB ``colour`` with its Lab lightness lowered by ``steps``, or raised where negative; its hue stays."""
    lightness = float(srgb_to_lab(colour)[0])
    # Lightness goes with the cube root of light (CIE 15:2004).
    factor = (max(lightness - steps + 16.0, 1.0) / (lightness + 16.0)) ** 3
    return linear_to_srgb(np.clip(srgb_to_linear(colour) * factor, 0.0, 1.0))


def plain_colour(values: Floats) -> Colour:
    """Three plain numbers, rounded to what 8-bit colour can tell."""
    red, green, blue = (round(float(value), 3) for value in values)
    return red, green, blue


def _texture(grain: Grain) -> Texture:
    if grain.strength < LEAST_STRENGTH:
        return "plain"
    return "grain" if grain.coherence >= LEAST_COHERENCE else "noise"


def _upper_and_lower(survey: Survey, number: int) -> tuple[Colour, Colour]:
    """Colours at the picture's top and bottom, from a line through the colours of a region's rows."""
    mask = survey.mask(number)
    rows = np.nonzero(mask)[0] / survey.height
    lines = np.stack([1.0 - rows, rows], axis=1)
    (above, below), *_ = np.linalg.lstsq(lines, survey.picture[mask], rcond=None)
    return plain_colour(np.clip(above, 0.0, 1.0)), plain_colour(np.clip(below, 0.0, 1.0))
