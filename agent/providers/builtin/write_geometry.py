# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the geometry: every proxy's mesh gives way to the object's own shape."""

from collections.abc import Collection, Mapping

from ...blueprint import Blueprint
from .placed import Floor, Placed, Wall
from .program_text import ProgramText
from .write_foot import foot_text
from .write_scaffold import sentence
from .write_shapes import shape_lines

PURPOSE = "Every proxy takes the shape that its object has in the picture."


def write_geometry(blueprint: Blueprint, layout: Mapping[str, Placed], asked: Collection[str] = ()) -> str:
    """The geometry's program; ``asked`` are the ids of what the artist wished elsewhere or of another size."""
    program = ProgramText(PURPOSE)
    for placed in layout.values():
        if not isinstance(placed.body, (Floor, Wall)):
            _write_shape(placed, program, in_its_own_frame=placed.entry.id in asked)
    return program.text()


def _write_shape(placed: Placed, program: ProgramText, *, in_its_own_frame: bool) -> None:
    lines, shape, in_world = shape_lines(placed, program)
    program.use("reshape")
    if in_world:
        foot = foot_text(placed, program)
        # The picture tells where it was before it was moved.
        at = "" if in_its_own_frame else ", at=foot"
        lines = [f"foot = {foot}", *lines, f'reshape("{placed.entry.id}", {shape}{at})']
    else:
        lines = [*lines, f'reshape("{placed.entry.id}", {shape})']
    program.function(f"shape_{placed.entry.id}", sentence(placed), lines)
