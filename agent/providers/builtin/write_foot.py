# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes where an object stands: read off the picture where it can be."""

from .placed import Placed
from .program_text import ProgramText, constant_name, number_text, position_text

AWAY = '''def away_from_camera(point, distance):
    """The point moved horizontally so many metres away from the camera's foot."""
    reach = math.hypot(point[0], point[1])
    return (point[0] * (1 + distance / reach), point[1] * (1 + distance / reach), point[2])'''
LEAST_MOVE = 1e-4


def foot_text(placed: Placed, program: ProgramText) -> str:
    """An expression for the foot of ``placed``; defines what it needs in ``program``."""
    anchor = placed.anchor
    if anchor is None:
        return position_text(placed.foot)
    name = constant_name(placed.entry.id, "SEEN_AT")
    program.constant(name, f"({anchor.x:.4f}, {anchor.y:.4f})")
    if anchor.upright_through is None:
        program.use("on_ground")
        level = "" if abs(anchor.height) < LEAST_MOVE else f", height={number_text(anchor.height)}"
        point = f"on_ground(*{name}{level})"
    else:
        program.use("on_upright")
        point = f"on_upright(*{name}, foot={position_text(anchor.upright_through)})"
    if abs(anchor.towards_camera) < LEAST_MOVE:
        return point
    if AWAY not in program.functions:
        program.functions.insert(0, AWAY)
        program.needs_math = True
    return f"away_from_camera({point}, {number_text(-anchor.towards_camera)})"
