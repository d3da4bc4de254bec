# SPDX-License-Identifier: GPL-3.0-or-later
"""The blueprint, a line an object."""

import math
from typing import Final

from ..blueprint import Blueprint, BlueprintObject, CameraGuess, LightGuess, Material
from .numbers import hexadecimal, short

MOST_OBJECTS: Final = 60
MOST_CORNERS: Final = 40
"""Of an outline: more say nothing that a box and a form do not."""


def blueprint_in_words(blueprint: Blueprint, *, outlines: bool = True) -> str:
    """Camera and light as guessed, then the objects; ``outlines`` with their silhouettes."""
    lines = [_camera(blueprint.camera), _light(blueprint.light)]
    lines += [_object(entry, outlines=outlines) for entry in blueprint.objects[:MOST_OBJECTS]]
    if len(blueprint.objects) > MOST_OBJECTS:
        lines.append(f"- and {len(blueprint.objects) - MOST_OBJECTS} more")
    lines += [f"- In doubt: {doubt}" for doubt in blueprint.doubts]
    return "\n".join(lines)


def _camera(camera: CameraGuess) -> str:
    roll = f", roll {short(camera.roll)}" if camera.roll else ""
    return (
        f"- Camera, guessed: focal_mm {short(camera.focal_mm, 1)}, pitch {short(camera.pitch)} "
        f"({short(math.degrees(camera.pitch), 1)}° below the horizon), height {short(camera.height)} m{roll}"
    )


def _light(light: LightGuess) -> str:
    return (
        f"- Light, guessed: azimuth {short(light.azimuth, 2)}, elevation {short(light.elevation, 2)}, "
        f"softness {short(light.softness, 2)}, key to fill {short(light.key_to_fill, 1)}, "
        f"colour {hexadecimal(light.colour)}, fill {hexadecimal(light.fill_colour)}"
    )


def _object(entry: BlueprintObject, *, outlines: bool) -> str:
    parts = [f"- `{entry.id}`" + (f" {entry.name}" if entry.name != entry.id else "")]
    parts.append(f"{entry.role}, {entry.form}" if entry.role == "object" else entry.role)
    parts.append("box " + " ".join(short(edge) for edge in entry.box))
    if entry.support:
        parts.append(("lies " if entry.lying else "") + f"{entry.held} `{entry.support}`")
    if entry.behind:
        parts.append("behind " + ", ".join(f"`{front}`" for front in entry.behind))
    if entry.cut_off:
        parts.append("cut off by the picture's edge")
    if any(entry.size):
        parts.append(" x ".join(short(length) for length in entry.size) + " m")
    parts.append(_material(entry.material))
    if outlines and entry.outline:
        step = math.ceil(len(entry.outline) / MOST_CORNERS)
        parts.append("outline " + " ".join(f"{short(x)},{short(y)}" for x, y in entry.outline[::step]))
    if entry.doubt:
        parts.append(f"in doubt: {entry.doubt}")
    return "; ".join(parts)


def _material(material: Material) -> str:
    words = f"{hexadecimal(material.colour)} roughness {short(material.roughness, 2)}"
    if material.metallic:
        words += f" metallic {short(material.metallic, 2)}"
    if material.texture != "plain":
        words += f", {material.texture} with {hexadecimal(material.second_colour)}"
    return f"{words}, {material.words}" if material.words else words
