# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the scaffold: the camera, and a proxy in the place of every object."""

from collections.abc import Mapping

from ...blueprint import Blueprint
from .placed import Ball, Block, Body, Floor, Lying, Placed, Standing, Turned, Wall
from .program_text import ProgramText, colour_text, constant_name, number_text
from .settled_parts import backdrop_of
from .write_foot import foot_text
from .write_shapes import floor_text, is_ring, turned_text, wall_text

PURPOSE = "The camera, and a simple proxy in the place of every object."


def write_scaffold(blueprint: Blueprint, layout: Mapping[str, Placed]) -> str:
    """The scaffold's program."""
    program = ProgramText(PURPOSE)
    write_camera(blueprint, program)
    for placed in layout.values():
        _write_proxy(placed, program)
    return program.text()


def write_camera(blueprint: Blueprint, program: ProgramText) -> None:
    """Set the camera as guessed."""
    camera = blueprint.camera
    program.use("set_camera")
    program.constant("FOCAL_MM", number_text(camera.focal_mm))
    program.constant("PITCH", number_text(camera.pitch), "radians below the horizon")
    program.constant("CAMERA_HEIGHT", number_text(camera.height), "metres; all sizes follow from it")
    arguments = "FOCAL_MM, PITCH, CAMERA_HEIGHT"
    if camera.roll:
        program.constant("ROLL", number_text(camera.roll), "radians, clockwise")
        arguments += ", ROLL"
    program.calls.append(f"set_camera({arguments})")


def _write_proxy(placed: Placed, program: ProgramText) -> None:
    entry = placed.entry
    colour = program.constant(constant_name(entry.id, "COLOUR"), colour_text(entry.material.colour))
    foot = foot_text(placed, program)
    shape = _proxy_text(placed.body, program)
    program.use("add")
    turn = f", rotation={number_text(placed.turn)}" if abs(placed.turn) > 1e-4 else ""
    lines = [f"foot = {foot}", f'add("{entry.id}", {shape}, at=foot{turn}, colour={colour})']
    if placed.backdrop is not None and isinstance(placed.backdrop.body, Wall):
        part = f'"{backdrop_of(entry.id)}", {wall_text(placed.backdrop.body, program)}'
        where = foot_text(placed.backdrop, program)
        lines.append("# The paper rises behind the scene.")
        lines.append(f'add({part}, at={where}, colour={colour}, part_of="{entry.id}")')
    program.function(f"add_{entry.id}", sentence(placed), lines)


def sentence(placed: Placed) -> str:
    """What the object is and what it rests on."""
    entry = placed.entry
    name = entry.name[0].upper() + entry.name[1:]
    if entry.role == "ground":
        return f"{name}, level."
    if entry.role == "wall":
        return f"{name}, upright behind everything."
    return f"{name}, on the {entry.support.replace('_', ' ')}." if entry.support else f"{name}."


PROXY_SHARE = 0.8
"""Size of a proxy over that of its thing's box: what it covers is sure to be covered by the thing."""


def _proxy_text(body: Body, program: ProgramText) -> str:
    """A simple shape of the body's size."""
    if isinstance(body, Floor):
        return floor_text(body, program)
    if isinstance(body, Wall):
        return wall_text(body, program)
    if isinstance(body, Turned):
        if is_ring(body):
            return turned_text(body, program)
        program.use("cylinder")
        radius = PROXY_SHARE * body.radius
        return f"cylinder({number_text(radius)}, {number_text(body.height - body.base)})"
    if isinstance(body, Ball):
        program.use("sphere")
        return f"sphere({number_text(PROXY_SHARE * body.radius)}, {number_text(body.height)})"
    if isinstance(body, (Block, Standing)):
        sides = (PROXY_SHARE * body.width, body.depth, PROXY_SHARE * body.height)
    elif isinstance(body, Lying):
        share = 1.0 if body.frames_the_view else PROXY_SHARE
        sides = (share * body.width, share * body.depth, body.thickness)
    else:
        sides = (PROXY_SHARE * body.width, body.thickness, PROXY_SHARE * body.height)
    program.use("box")
    return f"box({', '.join(number_text(side) for side in sides)})"
