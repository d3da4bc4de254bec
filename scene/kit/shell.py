# SPDX-License-Identifier: GPL-3.0-or-later
"""Open vessels whose wall has a thickness: bowls, cups, glasses, pots, lampshades."""

import math
from collections.abc import Sequence
from itertools import pairwise

from .checks import number, positive
from .lathe import lathe
from .shape import Shape

Profile = Sequence[tuple[float, float]]
"""Points (radius, height) in metres."""
RIM_STEPS = 6


def shell(profile: Profile, thickness: float, floor_height: float | None = None, segments: int = 64) -> Shape:
    """An open vessel about z: its outside [(radius, height), ...] from the bottom up, and an inside as far within.

    The inside ends at ``floor_height``, by default one thickness above the lowest point; a foot below it is solid.
    The rim is round.
    """
    wall = positive("the thickness", thickness)
    outside = [(number("a radius", radius), number("a height", height)) for radius, height in profile]
    outside = [point for index, point in enumerate(outside) if index == 0 or point != outside[index - 1]]
    if len(outside) < 2 or min(radius for radius, _ in outside) < 0.0:
        raise ValueError("the profile needs two or more points (radius, height), with no radius below zero")
    if outside[0][0] > 0.0:
        outside.insert(0, (0.0, outside[0][1]))
    bottom = outside[0][1] + wall if floor_height is None else number("the floor_height", floor_height)
    if outside[-1][1] <= bottom or outside[-1][0] <= wall:
        raise ValueError("the profile must end at the rim, above the vessel's floor and wider than its wall")
    inside = down_to(within(outside, wall)[::-1], bottom)
    return lathe([*outside, *rim(outside[-1], inside[0])[1:-1], *inside, (0.0, bottom)], segments)


def within(outside: Profile, wall: float) -> list[tuple[float, float]]:
    """The points as far within the vessel, each where the two walls that meet in it meet inside."""
    normals = []
    for (radius, height), (next_radius, next_height) in pairwise(outside):
        length = math.hypot(next_radius - radius, next_height - height)
        normals.append((-(next_height - height) / length, (next_radius - radius) / length))
    found = []
    for (radius, height), before, after in zip(outside, [normals[0], *normals], [*normals, normals[-1]], strict=True):
        together = max(1.0 + before[0] * after[0] + before[1] * after[1], 0.5)
        across, up = (wall * (before[axis] + after[axis]) / together for axis in (0, 1))
        found.append((max(radius + across, 0.0), height + up))
    return found


def down_to(inside: Profile, bottom: float) -> list[tuple[float, float]]:
    """The inside from the rim down to where it first meets this height."""
    kept = [inside[0]]
    for radius, height in inside[1:]:
        before_radius, before_height = kept[-1]
        if height <= bottom:
            part = (before_height - bottom) / (before_height - height) if before_height > height else 0.0
            return [*kept, (before_radius + part * (radius - before_radius), bottom)]
        kept.append((radius, height))
    return kept


def rim(outer: tuple[float, float], inner: tuple[float, float]) -> list[tuple[float, float]]:
    """A half circle over the wall's upper end, from the outside to the inside."""
    middle = (outer[0] + inner[0]) / 2, (outer[1] + inner[1]) / 2
    across = outer[0] - middle[0], outer[1] - middle[1]
    turns = [math.pi * step / RIM_STEPS for step in range(RIM_STEPS + 1)]
    return [
        (
            middle[0] + across[0] * math.cos(turn) - across[1] * math.sin(turn),
            middle[1] + across[1] * math.cos(turn) + across[0] * math.sin(turn),
        )
        for turn in turns
    ]
