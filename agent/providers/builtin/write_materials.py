# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the materials: every object's measured colour as a node material."""

from collections.abc import Mapping

from ...blueprint import Blueprint, Colour
from .placed import Placed
from .program_text import ProgramText, colour_text, constant_name, number_text
from .write_scaffold import sentence

PURPOSE = "A node material for every object, of the colour measured in the picture."
DULL_IOR = 1.05
"""Index of refraction of matt surfaces: paper, cloth and plaster reflect far less than glazed ones."""
GLOSSY_IOR = 1.2
GLOSSY = 0.45
"""Roughness below which a surface counts as glossy."""


def write_materials(blueprint: Blueprint, layout: Mapping[str, Placed], base_colours: Mapping[str, Colour]) -> str:
    """The materials' program; ``base_colours`` replace the blueprint's where an attempt was corrected."""
    program = ProgramText(PURPOSE)
    for placed in layout.values():
        _write_material(placed, base_colours.get(placed.entry.id, placed.entry.material.colour), program)
    return program.text()


def _write_material(placed: Placed, colour: Colour, program: ProgramText) -> None:
    entry = placed.entry
    program.use("principled", "paint")
    name = program.constant(constant_name(entry.id, "COLOUR"), colour_text(colour))
    ior = GLOSSY_IOR if entry.material.roughness < GLOSSY else DULL_IOR
    finish = f"roughness={number_text(entry.material.roughness)}, ior={number_text(ior)}"
    lines = [
        f'material = principled("{entry.name}", {name}, {finish})',
        f'paint("{entry.id}", material)',
    ]
    if placed.backdrop is not None:
        lines.append(f'paint("{entry.id}_backdrop", material)')
    program.function(f"paint_{entry.id}", sentence(placed), lines)
