# SPDX-License-Identifier: GPL-3.0-or-later
"""What was found, as calls of the kit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log10

from ..camera.pinhole import Floats
from .body import Motion
from .solve import Placement

DIGITS = 4
"""Significant ones of a length: tenths of millimetres in what is a metre long."""
SAME = 1e-3
"""Radians, or share of a size, below which a direction or a size is left as it is."""


@dataclass(frozen=True)
class Pose:
    """How an object stands now."""

    location: tuple[float, float, float]
    rotation: tuple[float, float, float]
    """Euler XYZ, radians."""
    scale: tuple[float, float, float]


def placement_code(placement: Placement, poses: Mapping[str, Pose]) -> str:
    """The function ``solved_placement`` and its call; ``poses`` are what ``placement`` started from, by id."""
    why = "Things where the reference shows them, each down on what carries it."
    return solution_text("solved_placement", why, placement_lines(placement, poses))


def placement_lines(placement: Placement, poses: Mapping[str, Pose]) -> list[str]:
    """A call for each thing that moves."""
    return [_place(placed.ref, placed.motion, poses[placed.ref]) for placed in placement.placed]


def solution_text(name: str, why: str, calls: Sequence[str]) -> str:
    """A function of ``calls`` of the kit, and its own call."""
    imported = ", ".join(sorted({call.partition("(")[0] for call in calls}))
    body = "\n".join(f"    {call}" for call in calls)
    return f'from kit import {imported}\n\n\ndef {name}():\n    """{why}"""\n{body}\n\n\n{name}()\n'


def _place(ref: str, motion: Motion, pose: Pose) -> str:
    arguments = [f'"{ref}"', f"at={_triple(pose.location + motion.shift)}"]
    if abs(motion.turn) > SAME:
        x, y, z = pose.rotation
        tilted = abs(x) > SAME or abs(y) > SAME
        turned = z + motion.turn
        arguments.append(f"rotation={_triple((x, y, turned)) if tilted else round(turned, 3)}")
    factors = (motion.scale, motion.scale, motion.scale * motion.stretch)
    if max(abs(factor - 1.0) for factor in factors) > SAME:
        scale = [old * factor for old, factor in zip(pose.scale, factors, strict=True)]
        alike = max(scale) - min(scale) < SAME * max(scale)
        arguments.append(f"scale={_number(scale[0]) if alike else _triple(scale)}")
    return f"place({', '.join(arguments)})"


def _triple(values: Sequence[float] | Floats) -> str:
    longest = max(1e-6, *(abs(float(value)) for value in values))
    decimals = max(0, DIGITS - 1 - int(log10(longest) // 1))
    return f"({', '.join(str(round(float(value), decimals) + 0.0) for value in values)})"


def _number(value: float) -> str:
    return str(float(f"{value:.{DIGITS}g}"))
