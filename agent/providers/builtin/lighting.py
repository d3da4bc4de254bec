# SPDX-License-Identifier: GPL-3.0-or-later
"""The light of the scene: fitted to the reference at first, then tempered by what was measured."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from ...blueprint import Blueprint, Colour
from ...measurements import LookMeasurements
from ...records import JsonValue
from ...vision.colour import srgb_to_linear
from .eye import Eye
from .light_casters import casters_of
from .light_fit import LightFit, LitBy, fit_light
from .light_samples import sample_light
from .placed import Placed
from .survey import Floats

EVEN = LightFit((1.0, 1.0, 1.0), (), 1.0)
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
    fit = EVEN if reference is None else _fitted(blueprint, layout, reference, aspect, current)
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


def _fitted(
    blueprint: Blueprint,
    layout: Mapping[str, Placed],
    reference: Floats,
    aspect: float,
    current: LookMeasurements | None,
) -> LightFit:
    shown = {entry.id: entry.material.colour for entry in blueprint.objects}
    if current is not None:
        # Until now the light was even, so that this is what the materials make of it.
        shown |= {entry.id: entry.full_colour for entry in current.objects if entry.pixels >= LEAST_PIXELS}
    samples = sample_light(reference, blueprint, layout, shown, Eye(blueprint.camera, aspect))
    things = [placed for placed in layout.values() if placed.entry.role == "object"]
    if not things or len(samples.points) == 0:
        return EVEN
    owned = np.isin(np.array(samples.owners), [placed.entry.id for placed in things])
    feet = np.array([placed.foot for placed in things])
    middle = feet.mean(axis=0)
    size = float(np.ptp(samples.points[owned, 0])) if owned.any() else blueprint.camera.height
    position = (float(middle[0]), float(middle[1]), float(middle[2]))
    ground = [entry.material.colour for entry in blueprint.objects if entry.role == "ground"]
    bounce = float(srgb_to_linear(np.array(ground[-1])).mean()) if ground else 0.0
    return fit_light(samples, casters_of(layout), position, size, bounce)


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
