# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a new mark lies before the artist drags it: where the camera as it is sees such a thing.

So a mark that is added changes nothing until it is dragged, unless the blueprint tells of a better place.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from ...blueprint import Blueprint, Point
from ..camera.pinhole import Pinhole
from .mark import Mark, MarkKind
from .seen_as import UP, ground_point, horizon, level_direction, line_towards
from .things import circle_of_thing, height_of_thing, round_things, standing_things

TURNED: Final = 0.6
"""Radians: azimuth of the first direction while none is known, so that both directions lead away."""
HALF: Final = 0.1
"""Longer sides: half an edge's length."""
MIDDLES: Final[Mapping[MarkKind, tuple[Point, Point]]] = {
    "first": ((0.38, 0.56), (0.62, 0.78)),
    "second": ((0.62, 0.56), (0.38, 0.78)),
    "upright": ((0.2, 0.5), (0.8, 0.5)),
}
"""The middles of the first two edges: together a rhomb on the ground. The next ones lie above them."""
RISE: Final = 0.15
BEYOND: Final = 0.35
"""How far beyond the picture's edge a mark may lie, as a share of the picture."""


def first_marks(camera: Pinhole, blueprint: Blueprint | None) -> tuple[Mark, ...]:
    """The marks to begin with: two edges of each level direction or, where all things are round, a circle and the
    horizon.
    """
    round_ones = round_things(blueprint)
    objects = [entry for entry in blueprint.objects if entry.role == "object"] if blueprint else []
    if round_ones and len(round_ones) == len(objects):
        return circle_of_thing(round_ones[0], blueprint, camera), new_mark("horizon", (), camera, blueprint)
    marks: list[Mark] = []
    kinds: tuple[MarkKind, ...] = ("first", "first", "second", "second")
    for kind in kinds:
        marks.append(new_mark(kind, marks, camera, blueprint))
    return tuple(marks)


def new_mark(
    kind: MarkKind, marks: Sequence[Mark], camera: Pinhole, blueprint: Blueprint | None, azimuth: float | None = None
) -> Mark:
    """One more mark beside ``marks``; ``azimuth`` of the first level direction, in radians, where it is known."""
    number = sum(mark.kind == kind for mark in marks)
    match kind:
        case "horizon":
            return Mark(kind, _horizon(camera))
        case "circle":
            things = round_things(blueprint)
            return circle_of_thing(things[number], blueprint, camera) if number < len(things) else _circle(camera)
        case "height":
            things = standing_things(blueprint)
            return height_of_thing(things[number], blueprint, camera) if number < len(things) else _height(camera)
        case "first" | "second" | "upright":
            x, y = MIDDLES[kind][number % 2]
            middle = (x, max(y - RISE * (number // 2), 0.1))
            direction = UP
            if kind != "upright":
                direction = level_direction(
                    (TURNED if azimuth is None else azimuth) + (np.pi / 2.0 if kind == "second" else 0.0)
                )
            return Mark(kind, line_towards(camera, middle, direction, HALF))


def _horizon(camera: Pinhole) -> tuple[Point, Point]:
    left, right = horizon(camera) or ((0.0, 0.3), (1.0, 0.3))
    ends = [left[1] + share * (right[1] - left[1]) for share in (0.2, 0.8)]
    low, high = (min(max(y, -BEYOND), 1.0 + BEYOND) for y in ends)
    return (0.2, low), (0.8, high)


def _circle(camera: Pinhole) -> Mark:
    """A circle on the ground, in the lower middle of the picture."""
    turn = np.pi / 2.0 + np.linspace(0.0, 2.0 * np.pi, 6)[:5]
    centre = ground_point(camera, (0.5, 0.65))
    radius = 0.0 if centre is None else 0.15 * float(np.linalg.norm(centre - camera.position)) / camera.focal
    if centre is not None:
        around = np.column_stack([np.cos(turn), np.sin(turn), 0.0 * turn])
        seen = camera.project(centre + radius * around)
        if np.isfinite(seen).all():
            return Mark("circle", tuple((float(x), float(y)) for x, y in seen), 2.0 * radius, known=False)
    points = tuple((0.5 + 0.15 * float(np.cos(angle)), 0.65 - 0.06 * float(np.sin(angle))) for angle in turn)
    return Mark("circle", points, known=False)


def _height(camera: Pinhole) -> Mark:
    """Something half as high as the camera, in the lower middle of the picture."""
    foot, metres = (0.5, 0.75), 0.5 * float(camera.position[2])
    ground = ground_point(camera, foot)
    if ground is not None and metres > 0.0:
        (x, y) = camera.project((ground + metres * UP)[None])[0]
        if np.isfinite(x) and np.isfinite(y):
            return Mark("height", (foot, (float(x), float(max(y, 0.05)))), metres)
    return Mark("height", (foot, (0.5, 0.45)))
