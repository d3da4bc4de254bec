# SPDX-License-Identifier: GPL-3.0-or-later
"""Fulfils wishes about the light by changing the numbers of the lighting's program."""

import ast
from math import hypot, pi

from .program_text import number_text, position_text
from .wishes import Wish
from .wishes_looks import change_factor, fulfil_colours
from .wishes_program import EditedProgram

STRENGTH_STEP = 1.3
"""Factor of all light for a plain "brighter": clearly seen, and not yet burnt out."""
SHADOW_STEP = 1.25
"""Factor of the light all around, which fills the shadows, for plain "lighter shadows"; the lamps' is one over it."""
SOFTNESS_STEP = 1.8
"""Factor of the lamps' size for a plain "softer"."""
LARGEST_ANGLE = pi
STEEP, LOW = 1.4, 0.7
"""Radians above the horizon of light from above, and the lowest of light that is turned to a side."""
LAMP = "(?:KEY|SECOND)"
AZIMUTHS = {"left": -pi / 2.0, "right": pi / 2.0, "behind": 0.0, "front": pi}


def fulfil_light(wish: Wish, program: EditedProgram) -> str:
    """Change the light as ``wish`` asks; returns why it cannot, or nothing."""
    lamps = bool(program.constants(f"{LAMP}_(?:POWER|IRRADIANCE)"))
    if wish.what in ("softness", "direction") and not lamps:
        return "there is no lamp in it"
    if wish.what == "direction":
        _turn(wish, program)
    elif wish.what == "softness":
        _multiply(program, f"{LAMP}_(?:SIZE|ANGLE)", change_factor(wish, SOFTNESS_STEP), wish.said)
    elif wish.what == "lightness" and wish.shadows:
        factor = change_factor(wish, SHADOW_STEP)
        _multiply(program, "SURROUNDINGS_STRENGTH", factor, wish.said)
        _multiply(program, f"{LAMP}_(?:POWER|IRRADIANCE)", 1.0 / max(factor, 0.1), wish.said)
    elif wish.what == "lightness":
        around = "" if wish.lamps_only and lamps else "|SURROUNDINGS_STRENGTH"
        known = _multiply(
            program, f"(?:{LAMP}_(?:POWER|IRRADIANCE){around})", change_factor(wish, STRENGTH_STEP), wish.said
        )
        if not known:
            return "the light's numbers are not in the program"
    else:
        around = "" if wish.lamps_only and lamps else "|SURROUNDINGS_COLOUR"
        if not fulfil_colours(wish, program, f"(?:{LAMP}_COLOUR{around})"):
            return "the light's colours are not in the program"
    return ""


def fulfil_sky(wish: Wish, program: EditedProgram) -> bool:
    """Change the colours of the sky that the camera sees; whether there is one."""
    return fulfil_colours(wish, program, "SKY_(?:ABOVE|BELOW)")


def _multiply(program: EditedProgram, pattern: str, factor: float, said: str) -> bool:
    known = program.constants(pattern)
    for name, text in known.items():
        value = float(text) * factor
        program.change(name, number_text(min(value, LARGEST_ANGLE) if name.endswith("ANGLE") else value), said)
    return bool(known)


def _turn(wish: Wish, program: EditedProgram) -> None:
    """Let the key light, the strongest shadows' cause, come from elsewhere."""
    for name, text in program.constants("KEY_(?:AZIMUTH|ELEVATION)").items():
        if wish.direction == "above" and name.endswith("ELEVATION"):
            program.change(name, number_text(STEEP), wish.said)
        elif wish.direction != "above":
            value = AZIMUTHS[wish.direction] if name.endswith("AZIMUTH") else min(float(text), LOW)
            program.change(name, number_text(value), wish.said)
    places = program.constants("KEY_(?:LOCATION|TARGET)")
    if len(places) == 2:
        location, target = ast.literal_eval(places["KEY_LOCATION"]), ast.literal_eval(places["KEY_TARGET"])
        program.change("KEY_LOCATION", position_text(_moved_panel(location, target, wish.direction)), wish.said)


def _moved_panel(
    location: tuple[float, float, float], target: tuple[float, float, float], where: str
) -> tuple[float, float, float]:
    """As far from the target as it is, on another side of it."""
    aside, away, up = (at - to for at, to in zip(location, target, strict=True))
    distance = hypot(aside, away, up)
    if where == "above":
        return target[0], target[1], target[2] + distance
    # Level enough for the side to be seen.
    rise = min(max(up, 0.3 * distance), 0.65 * distance)
    reach = (distance**2 - rise**2) ** 0.5
    turns = {"left": (-reach, 0.0), "right": (reach, 0.0), "behind": (0.0, reach), "front": (0.0, -reach)}
    return target[0] + turns[where][0], target[1] + turns[where][1], target[2] + rise
