# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the materials: every object's measured colour as a node material."""

from collections.abc import Mapping

import numpy as np

from ...blueprint import Blueprint, Colour
from ...vision.colour import srgb_to_lab
from .eye import Eye
from .material_guess import darker, plain_colour
from .placed import Floor, Lying, Placed
from .program_text import ProgramText, colour_text, constant_name, number_text
from .settled_parts import backdrop_of
from .texture_size import TextureSize, texture_size
from .write_scaffold import sentence

PURPOSE = "A node material for every object, of the colour measured in the picture."
DULL_IOR = 1.05
"""Index of refraction of matt surfaces: paper, cloth and plaster reflect far less than glazed ones."""
GLOSSY_IOR = 1.2
GLOSSY = 0.45
"""Roughness below which a surface counts as glossy."""
CONTRAST = 0.3
"""Of the kit's textures: with it streaks vary about as much as their two colours are apart from the mean."""


def write_materials(
    blueprint: Blueprint, layout: Mapping[str, Placed], base_colours: Mapping[str, Colour], eye: Eye, *, textured: bool
) -> str:
    """The materials' program; ``base_colours`` replace the blueprint's where an attempt was corrected."""
    program = ProgramText(PURPOSE)
    for placed in layout.values():
        colour = base_colours.get(placed.entry.id, placed.entry.material.colour)
        _write_material(placed, colour, texture_size(placed, eye) if textured else None, program)
    return program.text()


def _write_material(placed: Placed, colour: Colour, size: TextureSize | None, program: ProgramText) -> None:
    entry = placed.entry
    program.use("principled", "paint")
    name = program.constant(constant_name(entry.id, "COLOUR"), colour_text(colour))
    ior = GLOSSY_IOR if entry.material.roughness < GLOSSY else DULL_IOR
    finish = f"roughness={number_text(entry.material.roughness)}, ior={number_text(ior)}"
    lines = [f'material = principled("{entry.name}", {name}, {finish})']
    if size is not None:
        lines.append(_texture_line(placed, colour, size, program))
    lines.append(f'paint("{entry.id}", material)')
    if placed.backdrop is not None:
        lines.append(f'paint("{backdrop_of(entry.id)}", material)')
    program.function(f"paint_{entry.id}", sentence(placed), lines)


def _texture_line(placed: Placed, colour: Colour, size: TextureSize, program: ProgramText) -> str:
    """Streaks on what is level, spots on anything else, of colours around the object's own."""
    entry = placed.entry
    depth = _depth(entry.material.colour, entry.material.second_colour)
    dark = plain_colour(darker(np.array(colour), depth))
    light = plain_colour(darker(np.array(colour), -depth))
    first = program.constant(constant_name(entry.id, "DARK"), colour_text(dark))
    second = program.constant(constant_name(entry.id, "LIGHT"), colour_text(light))
    if entry.material.texture == "grain" and isinstance(placed.body, (Floor, Lying)):
        program.use("grain")
        arguments = f"width={number_text(size.width)}, length={number_text(size.length)}"
        angle = f"angle={number_text(size.angle)}, contrast={number_text(CONTRAST)}"
        return f"grain(material, {first}, {second}, {arguments}, {angle})"
    program.use("noise_colour")
    spots = f"size={number_text(size.width)}, contrast={number_text(CONTRAST)}"
    return f"noise_colour(material, {first}, {second}, {spots})"


def _depth(colour: Colour, second: Colour) -> float:
    """How far apart the two colours of a texture are in Lab lightness."""
    return float(srgb_to_lab(np.array(colour))[0] - srgb_to_lab(np.array(second))[0])
