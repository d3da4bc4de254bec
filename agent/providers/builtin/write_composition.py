# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the composition: small corrections of place and size."""

from collections.abc import Mapping

from .placed import Placed
from .placement_correction import Move
from .program_text import ProgramText, constant_name, number_text
from .write_scaffold import sentence

PURPOSE = "Corrections of place and size, by what was measured of every outline."


def write_composition(layout: Mapping[str, Placed], moves: Mapping[str, Move]) -> str:
    """The composition's program; shifts are fractions of the picture's width at the object's distance."""
    program = ProgramText(PURPOSE)
    for key, (shift, width, height) in moves.items():
        program.use("find", "place", "span")
        name = program.constant(constant_name(key, "SHIFT"), number_text(shift), "of the picture's width")
        lines = [
            f'foot = find("{key}").location',
            f"aside = span(foot, {name})",
            f'place("{key}", at=(foot.x + aside, foot.y, foot.z), '
            f"scale=({number_text(width)}, {number_text(width)}, {number_text(height)}))",
        ]
        program.function(f"correct_{key}", sentence(layout[key]), lines)
    if not moves:
        return f'"""{PURPOSE}\n\nNothing was found to correct.\n"""\n'
    return program.text()
