# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes shapes as calls of the kit."""

from .outlined import ROUND
from .placed import Ball, Block, Floor, Lying, OnWall, Placed, Standing, Turned, Wall
from .program_text import ProgramText, constant_name, number_text, points_text

PANEL = '''def panel_on_wall(outline, foot, thickness):
    """A flat body whose front, parallel to the wall, is seen as the outline; its origin is the foot."""
    front = [on_plane(x, y, foot, (0.0, -1.0, 0.0)) - foot for x, y in outline]
    back = [point + Vector((0.0, thickness, 0.0)) for point in front]
    count = len(front)
    sides = [(i, (i + 1) % count, count + (i + 1) % count, count + i) for i in range(count)]
    return Shape([*front, *back], [tuple(range(count)), tuple(range(2 * count - 1, count - 1, -1)), *sides])'''


def is_ring(body: Turned) -> bool:
    """Whether one sees through it: a proxy must not close it."""
    first, last = body.profile[0], body.profile[-1]
    return first == last or (first[0] == 0.0 and last[0] == 0.0)


def _is_cylinder(body: Turned) -> bool:
    """Whether its side is one straight line up from its foot."""
    return body.profile == ((body.radius, 0.0), (body.radius, body.height))


def floor_text(body: Floor, program: ProgramText) -> str:
    program.use("floor")
    return f"floor({number_text(body.width)}, {number_text(body.depth)})"


def wall_text(body: Wall, program: ProgramText) -> str:
    program.use("wall")
    return f"wall({number_text(body.width)}, {number_text(body.height)})"


def turned_text(body: Turned, program: ProgramText) -> str:
    """A lathe with its profile written out."""
    program.use("lathe")
    pairs = ", ".join(f"({number_text(radius)}, {number_text(height)})" for radius, height in body.profile)
    return f"lathe([{pairs}])"


def shape_lines(placed: Placed, program: ProgramText) -> tuple[list[str], str, bool]:
    """Lines that go before, the expression of the shape, and whether it is in world axes around ``foot``."""
    body, entry = placed.body, placed.entry
    if isinstance(body, Floor):
        return [], floor_text(body, program), False
    if isinstance(body, Wall):
        return [], wall_text(body, program), False
    if isinstance(body, Turned) and _is_cylinder(body):
        program.use("cylinder")
        return [], f"cylinder({number_text(body.radius)}, {number_text(body.height)})", False
    if isinstance(body, Turned):
        name = program.constant(constant_name(entry.id, "PROFILE"), points_text(body.profile, decimals=4))
        program.use("lathe")
        return [], f"lathe({name})", False
    if isinstance(body, Ball):
        program.use("sphere")
        return [], f"sphere({number_text(body.radius)}, {number_text(body.height)})", False
    if isinstance(body, Block):
        program.use("rounded_box")
        sides = (body.width, body.depth, body.height, body.rounding)
        return [], f"rounded_box({', '.join(number_text(side) for side in sides)})", False
    if not body.outline:
        return [], _panel_text(placed, program), False
    outline = program.constant(constant_name(entry.id, "OUTLINE"), points_text(body.outline))
    if isinstance(body, Standing):
        program.use("standing_outline")
        return [], f"standing_outline({outline}, foot, depth={number_text(body.depth)})", True
    if isinstance(body, Lying):
        program.use("lying_outline")
        return [], f"lying_outline({outline}, foot, thickness={number_text(body.thickness)})", True
    assert isinstance(body, OnWall)
    if PANEL not in program.functions:
        program.functions.insert(0, PANEL)
        program.use("Shape", "on_plane")
        program.needs_vector = True
    return ["foot = Vector(foot)"], f"panel_on_wall({outline}, foot, {number_text(body.thickness)})", True


def _panel_text(placed: Placed, program: ProgramText) -> str:
    """A flat body that has no outline: a disc where what lies is round, else a panel."""
    body = placed.body
    if isinstance(body, Lying) and placed.entry.form in ROUND:
        program.use("cylinder")
        return f"cylinder({number_text(body.width / 2.0)}, {number_text(body.thickness)})"
    assert isinstance(body, (Lying, OnWall))
    sides = (
        (body.width, body.depth, body.thickness)
        if isinstance(body, Lying)
        else (body.width, body.thickness, body.height)
    )
    program.use("box")
    return f"box({', '.join(number_text(side) for side in sides)})"
