# SPDX-License-Identifier: GPL-3.0-or-later
"""The light of the scene: fitted to the reference at first, then tempered by what was measured."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from ...blueprint import Blueprint, Colour
from ...measurements import LookMeasurements
from ...records import JsonValue
from ...vision.colour import linear_to_srgb, srgb_to_linear
from ...vision.resize import shrink
from .light_fit import EVEN, LightFit
from .picture_light import fit_to_picture
from .placed import Placed
from .survey import Floats

TEMPERED = 0.5
"""How much of a fit that did not win is kept; the rest is even light."""
LEAST_PIXELS = 50
LEVEL_ROWS = 96
"""Rows and columns to which pictures are shrunk before their levels are compared."""
MOST_GAIN = 1.6


@dataclass(frozen=True)
class LightSetup:
    """What to write."""

    fit: LightFit
    sky: tuple[Colour, Colour] | None
    """Top and bottom of what the camera sees where nothing stands."""
    explanation: str
    memo: Mapping[str, JsonValue] = field(default_factory=dict)


def light_the_scene(
    blueprint: Blueprint,
    layout: Mapping[str, Placed],
    reference: Floats | None,
    aspect: float,
    current: LookMeasurements | None,
    rendered: Floats | None,
    memo: Mapping[str, JsonValue],
    *,
    last_won: bool,
) -> LightSetup:
    """Surroundings and lamps; without ``reference`` (height, width, 3; sRGB, 0 to 1) the light is even.

    ``rendered`` is what the attempt before looked like, None at the first.
    """
    fit = EVEN
    if reference is not None:
        fit = fit_to_picture(blueprint, layout, reference, aspect, _shown(blueprint, current))
    lamps = len(fit.lamps)
    explanation = f"Lights the scene with {lamps} lamp{'' if lamps == 1 else 's'} that explain the picture's shading."
    share = float(memo.get("share", 1.0))
    gains = tuple(float(gain) for gain in memo.get("gains", (1.0, 1.0, 1.0)))
    if rendered is not None and not last_won:
        share *= TEMPERED
        explanation = f"Keeps {100 * share:.0f} % of the fitted light and makes the rest even."
    if rendered is not None and reference is not None:
        missing = missing_light(rendered, reference)
        if not last_won:
            # Half of what the render lacked or had too much is mended by the milder light.
            missing = tuple(gain**TEMPERED for gain in missing)
        gains = tuple(old * more for old, more in zip(gains, missing, strict=True))
        explanation += f" All light is made {sum(gains) / 3.0:.2f} times as strong, as the picture's levels ask for."
    sky = next((entry for entry in blueprint.objects if entry.role == "sky"), None)
    return LightSetup(
        fit=_scaled(_mixed(fit, share), gains),
        sky=(sky.material.colour, sky.material.second_colour) if sky else None,
        explanation=explanation,
        memo={"share": share, "gains": list(gains)},
    )


def _shown(blueprint: Blueprint, current: LookMeasurements | None) -> dict[str, Colour]:
    """The colours that the objects show in even light, which is all that lit them until now."""
    shown = {entry.id: entry.material.colour for entry in blueprint.objects}
    if current is not None:
        shown |= {entry.id: entry.full_colour for entry in current.objects if entry.pixels >= LEAST_PIXELS}
    return shown


def _mixed(fit: LightFit, share: float) -> LightFit:
    red, green, blue = (share * value + (1.0 - share) for value in fit.surroundings)
    lamps = tuple(replace(lit, strength=_times(lit.strength, (share, share, share))) for lit in fit.lamps)
    return replace(fit, surroundings=(red, green, blue), lamps=lamps)


def _scaled(fit: LightFit, gains: tuple[float, ...]) -> LightFit:
    lamps = tuple(replace(lit, strength=_times(lit.strength, gains)) for lit in fit.lamps)
    return replace(fit, surroundings=_times(fit.surroundings, gains), lamps=lamps)


def _times(strength: tuple[float, float, float], factors: tuple[float, ...]) -> tuple[float, float, float]:
    red, green, blue = (value * factor for value, factor in zip(strength, factors, strict=True))
    return red, green, blue


def missing_light(rendered: Floats, reference: Floats) -> tuple[float, ...]:
    """Per channel, the factor of all light by which ``rendered`` comes nearest to ``reference``.

    Both are (height, width, 3) sRGB, 0 to 1. Rendering is linear in light, so that the factor need
    only be tried on the picture.
    """
    height, width = reference.shape[:2]
    rows, columns = min(height, LEVEL_ROWS), min(width, LEVEL_ROWS)
    light, wanted = srgb_to_linear(shrink(rendered, rows, columns)), shrink(reference, rows, columns)
    factors = np.geomspace(1.0 / MOST_GAIN, MOST_GAIN, 41)
    found = []
    for channel in range(3):
        shown = linear_to_srgb(np.clip(light[..., channel, None] * factors, 0.0, 1.0))
        errors = ((shown - wanted[..., channel, None]) ** 2).mean(axis=(0, 1))
        found.append(float(factors[errors.argmin()]))
    return tuple(found)
