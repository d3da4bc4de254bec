# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the lighting: the light all around, lamps, and what is seen of the sky."""

from collections.abc import Collection
from math import pi

import numpy as np

from ...blueprint import Colour
from ...vision.colour import linear_to_srgb
from .light_fit import LitBy, Panel, Sun
from .lighting import LightSetup
from .program_text import ProgramText, colour_text, number_text, position_text
from .survey import Floats

PURPOSE = "The light: surroundings that fill the shadows, and lamps that make them."
SUN_ANGLE = 0.12
PANEL_WATTS = pi * pi
"""Power of a panel over the square of the distance at which it lights like even surroundings of strength 1:
a panel of P watts shines with P / pi W/sr straight ahead, and surroundings of strength 1 give pi W/m2."""
LEAST_STRENGTH = 0.005


def write_lighting(setup: LightSetup, settled: Collection[str] = ()) -> str:
    """The lighting's program, without the lamps of these names."""
    program = ProgramText(PURPOSE)
    program.use("set_world")
    strength, colour = _split(setup.fit.surroundings)
    program.constant("SURROUNDINGS_COLOUR", colour_text(colour))
    program.constant("SURROUNDINGS_STRENGTH", number_text(strength), "1 shows colours as they are")
    lines = ["set_world(SURROUNDINGS_COLOUR, SURROUNDINGS_STRENGTH)"]
    if setup.sky is not None:
        program.use("set_backdrop")
        program.constant("SKY_ABOVE", colour_text(setup.sky[0]))
        program.constant("SKY_BELOW", colour_text(setup.sky[1]))
        lines.append("set_backdrop(SKY_ABOVE, SKY_BELOW)")
    program.function("light_surroundings", "Even light from all around.", lines)
    for index, lit in enumerate(setup.fit.lamps):
        name = ("key", "second")[index]
        if max(lit.strength) >= LEAST_STRENGTH * _unit(lit) and lamp_called(name) not in settled:
            _write_lamp(name, lit, program)
    return program.text()


def lamp_called(name: str) -> str:
    """What the lamp is called in the scene."""
    return f"{name} light"


def _unit(lit: LitBy) -> float:
    """The strength at which a lamp lights the scene's middle like surroundings of strength 1."""
    if isinstance(lit.lamp, Sun):
        return 1.0
    return sum((a - b) ** 2 for a, b in zip(lit.lamp.location, lit.lamp.target, strict=True))


def _write_lamp(name: str, lit: LitBy, program: ProgramText) -> None:
    strength, colour = _split(lit.strength)
    prefix = name.upper()
    program.constant(f"{prefix}_COLOUR", colour_text(colour))
    if isinstance(lit.lamp, Panel):
        program.use("area_light")
        program.constant(f"{prefix}_LOCATION", position_text(lit.lamp.location))
        program.constant(f"{prefix}_TARGET", position_text(lit.lamp.target), "the middle of the scene")
        program.constant(f"{prefix}_SIZE", number_text(lit.lamp.size), "metres; large is soft")
        program.constant(f"{prefix}_POWER", number_text(PANEL_WATTS * strength), "watts")
        arguments = f"{prefix}_LOCATION, {prefix}_TARGET, {prefix}_SIZE, {prefix}_POWER"
        call = f'area_light("{lamp_called(name)}", {arguments}, colour={prefix}_COLOUR)'
    else:
        program.use("sun_light")
        program.constant(f"{prefix}_AZIMUTH", number_text(lit.lamp.azimuth), "radians from ahead towards the right")
        program.constant(f"{prefix}_ELEVATION", number_text(lit.lamp.elevation), "radians above the horizon")
        program.constant(f"{prefix}_IRRADIANCE", number_text(pi * strength), "W/m2; pi shows white paint as white")
        program.constant(f"{prefix}_ANGLE", number_text(SUN_ANGLE), "radians across; large is soft")
        arguments = f"{prefix}_AZIMUTH, {prefix}_ELEVATION, {prefix}_IRRADIANCE"
        call = f'sun_light("{lamp_called(name)}", {arguments}, angle={prefix}_ANGLE, colour={prefix}_COLOUR)'
    program.function(f"light_{name}", f"The {lamp_called(name)}.", [call])


def _split(strength: tuple[float, float, float]) -> tuple[float, Colour]:
    """The strongest channel, and the sRGB colour that the strengths have beside it."""
    strongest = max(*strength, 1e-6)
    shade: Floats = linear_to_srgb(np.array([value / strongest for value in strength]))
    red, green, blue = (round(float(value), 3) for value in shade)
    return strongest, (red, green, blue)
