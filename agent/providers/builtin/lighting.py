# SPDX-License-Identifier: GPL-3.0-or-later
"""The light of the scene: fitted to the reference at first, then tempered by what was measured."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from ...blueprint import Blueprint, Colour
from ...measurements import LookMeasurements
from ...records import JsonValue
from ...vision.colour import srgb_to_linear
from .light_fit import EVEN, LightFit, LitBy
from .picture_light import fit_to_picture
from .placed import Placed
from .survey import Floats

TEMPERED = 0.5
"""How much of a fit that did not win is kept; the rest is even light."""
LEAST_PIXELS = 50


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
    last: LookMeasurements | None,
    memo: Mapping[str, JsonValue],
    *,
    last_won: bool,
) -> LightSetup:
    """Surroundings and lamps; without ``reference`` (height, width, 3; sRGB, 0 to 1) the light is even."""
    fit = EVEN
    if reference is not None:
        fit = fit_to_picture(blueprint, layout, reference, aspect, _shown(blueprint, current))
    lamps = len(fit.lamps)
    explanation = f"Lights the scene with {lamps} lamp{'' if lamps == 1 else 's'} that explain the picture's shading."
    share, gain = float(memo.get("share", 1.0)), float(memo.get("gain", 1.0))
    if last is not None and last_won:
        gain *= _missing_light(last)
        explanation = f"Makes all light {gain:.2f} times as strong, so that the things' own levels are met."
    elif last is not None:
        share *= TEMPERED
        explanation = f"Keeps {100 * share:.0f} % of the fitted light and makes the rest even."
    sky = next((entry for entry in blueprint.objects if entry.role == "sky"), None)
    return LightSetup(
        fit=_scaled(_mixed(fit, share), gain),
        sky=(sky.material.colour, sky.material.second_colour) if sky else None,
        explanation=explanation,
        memo={"share": share, "gain": gain},
    )


def _shown(blueprint: Blueprint, current: LookMeasurements | None) -> dict[str, Colour]:
    """The colours that the objects show in even light, which is all that lit them until now."""
    shown = {entry.id: entry.material.colour for entry in blueprint.objects}
    if current is not None:
        shown |= {entry.id: entry.full_colour for entry in current.objects if entry.pixels >= LEAST_PIXELS}
    return shown


def _mixed(fit: LightFit, share: float) -> LightFit:
    red, green, blue = (share * value + (1.0 - share) for value in fit.surroundings)
    lamps = tuple(_times(lamp, share) for lamp in fit.lamps)
    return replace(fit, surroundings=(red, green, blue), lamps=lamps)


def _scaled(fit: LightFit, gain: float) -> LightFit:
    red, green, blue = (gain * value for value in fit.surroundings)
    return replace(fit, surroundings=(red, green, blue), lamps=tuple(_times(lamp, gain) for lamp in fit.lamps))


def _times(lit: LitBy, factor: float) -> LitBy:
    red, green, blue = (factor * value for value in lit.strength)
    return replace(lit, strength=(red, green, blue))


def _missing_light(last: LookMeasurements) -> float:
    """By what the light must grow for the things' median colours to match, larger things counting more."""
    logs, weights = [], []
    for entry in last.objects:
        wanted, shown = (
            float(srgb_to_linear(np.array(colour)).mean()) for colour in (entry.reference_colour, entry.full_colour)
        )
        if entry.pixels >= LEAST_PIXELS and min(wanted, shown) > 0.01:
            logs.append(np.log(wanted / shown))
            weights.append(entry.pixels)
    return float(np.exp(np.average(logs, weights=weights))) if logs else 1.0
