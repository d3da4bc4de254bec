# SPDX-License-Identifier: GPL-3.0-or-later
"""Fulfils wishes about colour and gloss by changing the numbers of the materials' program."""

import re
from collections.abc import Iterable, Mapping

import numpy as np

from ...blueprint import Blueprint, Colour
from ...vision.colour import linear_to_srgb, luminance, srgb_to_lab, srgb_to_linear
from .material_guess import darker, plain_colour
from .program_text import colour_text, constant_name, number_text
from .survey import Floats
from .wishes import Wish
from .wishes_program import AS_ASKED, EditedProgram

LIGHTNESS_STEP = 10.0
"""Lab lightness by which a plain "darker" changes a colour."""
SATURATION_STEP = 0.3
"""Part of a colour's distance from grey by which a plain "paler" changes it."""
TOWARDS_STEP = 0.2
"""Part of the way to the named colour that a plain "redder" goes."""
WARM = (1.15, 1.0, 0.8)
"""Factors of red, green and blue light for a plain "warmer"; "cooler" divides by them."""
ROUGHNESS_STEP = 2.0
"""Factor of roughness for a plain "shinier"; its square for "much shinier"."""
SHINY_IOR, DULL_IOR = 1.45, 1.05
"""Index of refraction of what should be shinier, and of what should be matt: they mirror much and nearly nothing."""
STEP_SHARE = 0.2
"""What a plain step counts for where colours are asked to change by so many per cent."""
LEAST_ROUGHNESS = 0.02


def fulfil_look(wish: Wish, program: EditedProgram, keys: Iterable[str]) -> list[str]:
    """Change colours or gloss of ``keys`` as ``wish`` asks; returns those whose numbers the program does not have."""
    return [key for key in keys if not (_polish if wish.what == "gloss" else _paint)(wish, program, key)]


def repainted(programs: Mapping[str, str], blueprint: Blueprint) -> frozenset[str]:
    """Ids of what has another colour because the artist asked for it."""
    code = programs.get("materials", "")
    names = set(re.findall(rf"^(\w+)_COLOUR = .*{AS_ASKED}$", code, re.MULTILINE))
    return frozenset(entry.id for entry in blueprint.objects if entry.id.upper() in names)


def fulfil_colours(wish: Wish, program: EditedProgram, pattern: str) -> bool:
    """Change all colours whose names match ``pattern``; whether there are any."""
    known = program.constants(pattern)
    for name, text in known.items():
        if (colour := read_colour(text)) is not None:
            program.change(name, colour_text(wished_colour(wish, colour)), wish.said)
    return bool(known)


def read_colour(text: str) -> Colour | None:
    """The sRGB colour in ``"#rrggbb"``, quotes included."""
    found = re.fullmatch(r"[\"']#([0-9a-fA-F]{6})[\"']", text)
    if not found:
        return None
    red, green, blue = (int(found[1][at : at + 2], 16) / 255.0 for at in (0, 2, 4))
    return red, green, blue


def wished_colour(wish: Wish, colour: Colour) -> Colour:
    """``colour`` as ``wish`` would have it, both sRGB."""
    if wish.what == "colour" and wish.colour is not None:
        return wish.colour
    values = np.array(colour)
    if wish.what == "lightness":
        return plain_colour(darker(values, -_lightness_steps(wish, values)))
    light = srgb_to_linear(values)
    level = float(luminance(light))
    if wish.what == "saturation":
        factor = change_factor(wish, 1.0 + SATURATION_STEP)
        wanted = level + (light - level) * factor
    elif wish.what == "warmth":
        wanted = light * np.array(WARM) ** (wish.sign * _steps(wish))
        wanted = wanted * level / max(float(luminance(wanted)), 1e-6)
    else:
        target = srgb_to_linear(np.array(wish.colour))
        # As bright as it is: redder is not brighter. White and black have only brightness.
        if np.ptp(target) > 0.0:
            target = target * level / max(float(luminance(target)), 1e-6)
        wanted = light + wish.sign * TOWARDS_STEP * _steps(wish) * (target - light)
    # Too much light would lose its hue if it were only cut off.
    return plain_colour(linear_to_srgb(np.clip(wanted / max(float(wanted.max()), 1.0), 0.0, 1.0)))


def change_factor(wish: Wish, step: float) -> float:
    """What ``wish`` multiplies a quantity by; ``step`` is the factor of a plain wish."""
    degree = wish.degree
    if degree.factor is not None:
        return float(degree.factor**wish.sign)
    if degree.share is not None:
        return float(max(1.0 + wish.sign * degree.share, 0.0))
    return float(step ** (wish.sign * degree.steps))


def _steps(wish: Wish) -> float:
    """Plain steps that the degree counts for: a tenth is half a step."""
    return wish.degree.share / STEP_SHARE if wish.degree.share is not None else wish.degree.steps


def _lightness_steps(wish: Wish, colour: Floats) -> float:
    lightness = float(srgb_to_lab(colour)[0])
    if wish.degree.factor is not None or wish.degree.share is not None:
        return lightness * (change_factor(wish, 1.0) - 1.0)
    return wish.sign * LIGHTNESS_STEP * wish.degree.steps


def _paint(wish: Wish, program: EditedProgram, key: str) -> bool:
    return fulfil_colours(wish, program, rf"{constant_name(key, '')}(?:COLOUR|DARK|LIGHT)")


def _polish(wish: Wish, program: EditedProgram, key: str) -> bool:
    line = rf"principled\(.*\b{constant_name(key, 'COLOUR')}\b"
    known = next((text for text in program.code.splitlines() if re.search(line, text)), "")
    found = re.search(r"roughness=([\d.]+)", known)
    if not found:
        return False
    roughness = float(found[1]) / max(change_factor(wish, ROUGHNESS_STEP), LEAST_ROUGHNESS)
    program.change_argument(line, "ior", number_text(SHINY_IOR if wish.sign > 0.0 else DULL_IOR))
    program.change_argument(line, "roughness", number_text(min(max(roughness, LEAST_ROUGHNESS), 1.0)), wish.said)
    return True
