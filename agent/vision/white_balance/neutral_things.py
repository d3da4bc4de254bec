# SPDX-License-Identifier: GPL-3.0-or-later
"""The colour of light, read off what is said to be white or grey."""

import re
from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ...blueprint import BlueprintObject
from ..colour import luminance
from ..light.non_negative import Floats
from .plausible import AGREE, angle_between, is_plausible
from .unclipped import unclipped

NEUTRAL: Final = re.compile(
    r"(?<![\w-])(?<!warm )(?<!cool )(?<!cold )(?<!cream )(?<!creamy )(?<!broken )(?:white|grey|gray)(?![\w-])",
    re.IGNORECASE,
)
"""Words that tell of no hue; off-white, blue-grey, warm white and whitish do."""
CLAUSE: Final = re.compile(r"[,;.:]")
"""Ends what a material's words say first, which is what it is made of; highlights and scratches come later."""
MOST_METALLIC: Final = 0.5
LEAST_PIXELS: Final = 40
THIRDS: Final = (1.0 / 3.0, 2.0 / 3.0)
"""Of a thing's tones, the lightest of which tell the light; the middle ones must bear them out."""


def casts_of_neutral_things(
    light: Floats, insides: Mapping[str, NDArray[np.bool_]], objects: tuple[BlueprintObject, ...]
) -> dict[str, Floats]:
    """The light's colour (3,) by the id of each thing that is said to be white or grey, by its name or material.

    ``light`` (height, width, 3) is linear, ``insides`` tells where each thing is seen. What is clipped, too small, of a
    colour that no light has, or of another colour where it is darker is left out: it is white only in part, what
    stands about colours it, or light of more than one colour falls on it.
    """
    counts = unclipped(light)
    found = {}
    for entry in objects:
        if entry.role == "sky" or entry.material.metallic > MOST_METALLIC:
            continue
        if not any(map(NEUTRAL.search, (entry.name, CLAUSE.split(entry.material.words)[0]))):
            continue
        pixels = light[insides[entry.id] & counts]
        if len(pixels) < LEAST_PIXELS:
            continue
        tones = luminance(pixels)
        dark, pale = np.quantile(tones, THIRDS)
        middle = np.median(pixels[(tones >= dark) & (tones <= pale)], axis=0).astype(float)
        colour = np.median(pixels[tones >= pale], axis=0).astype(float)
        if is_plausible(colour) and angle_between(colour, middle) < AGREE:
            found[entry.id] = colour / colour.max()
    return found
