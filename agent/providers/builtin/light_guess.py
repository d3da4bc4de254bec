# SPDX-License-Identifier: GPL-3.0-or-later
"""The blueprint's light: what explains the picture's shading best."""

from math import atan2, hypot

import numpy as np

from ...blueprint import Colour, LightGuess
from ...vision.colour import linear_to_srgb
from .light_fit import SUN_ANGLE, LightFit, LitBy, Sun

OVERHEAD = LightGuess(azimuth=0.0, elevation=1.2, softness=1.0, key_to_fill=0.0)
"""Of a scene without shading: soft light from above."""


def guess_light(fit: LightFit) -> LightGuess:
    """The stronger lamp of ``fit`` against the surroundings."""
    if not fit.lamps:
        return OVERHEAD
    key = max(fit.lamps, key=_on_ground)
    fill = max(float(np.mean(fit.surroundings)), 1e-3)
    azimuth, elevation = _direction(key)
    return LightGuess(
        azimuth=round(azimuth, 3),
        elevation=round(elevation, 3),
        softness=SUN_ANGLE if isinstance(key.lamp, Sun) else _panel_angle(key),
        key_to_fill=round(_on_ground(key) / fill, 3),
        colour=_hue(key.strength),
        fill_colour=_hue(fit.surroundings),
    )


def _on_ground(lit: LitBy) -> float:
    """Light on level ground in the scene's middle."""
    _, elevation = _direction(lit)
    return float(np.mean(lit.strength)) * float(np.sin(elevation)) / _distance(lit) ** 2


def _direction(lit: LitBy) -> tuple[float, float]:
    """Azimuth from +y towards +x, and elevation."""
    if isinstance(lit.lamp, Sun):
        return lit.lamp.azimuth, lit.lamp.elevation
    x, y, z = (a - b for a, b in zip(lit.lamp.location, lit.lamp.target, strict=True))
    return atan2(x, y), atan2(z, hypot(x, y))


def _distance(lit: LitBy) -> float:
    if isinstance(lit.lamp, Sun):
        return 1.0
    return float(np.linalg.norm(np.subtract(lit.lamp.location, lit.lamp.target)))


def _panel_angle(lit: LitBy) -> float:
    return 0.5 if isinstance(lit.lamp, Sun) else round(lit.lamp.size / _distance(lit), 3)


def _hue(strength: tuple[float, float, float]) -> Colour:
    """The sRGB colour of light whose strongest channel is 1."""
    light = np.array(strength) / max(*strength, 1e-6)
    red, green, blue = (round(float(value), 3) for value in linear_to_srgb(light))
    return red, green, blue
