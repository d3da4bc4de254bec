# SPDX-License-Identifier: GPL-3.0-or-later
"""Marks on things that the blueprint knows of."""

from typing import Final

import numpy as np

from ...blueprint import Blueprint, BlueprintObject
from ..camera.pinhole import Pinhole, to_film
from .mark import POINTS, Mark
from .seen_as import ground_point

ROUND: Final = frozenset({"lathe", "cylinder"})
"""Forms with a circle at their top."""
FLAT: Final = 0.4
"""Height over width below which a round thing is seen as its outline alone, such as a plate."""
LEAST_TILT: Final = 0.1
"""Height over width of the thinnest ellipse that can still be taken hold of."""


def round_things(blueprint: Blueprint | None) -> tuple[BlueprintObject, ...]:
    """Things whose rim may be marked, the largest in the picture first."""
    found = [entry for entry in blueprint.objects if _is_whole(entry) and entry.form in ROUND] if blueprint else []
    return tuple(sorted(found, key=lambda entry: -_area(entry)))


def standing_things(blueprint: Blueprint | None) -> tuple[BlueprintObject, ...]:
    """Things whose height may be marked, the highest in the picture first."""
    found = [
        entry
        for entry in (blueprint.objects if blueprint else ())
        if _is_whole(entry) and not entry.lying and entry.size[2] > 0.0
    ]
    return tuple(sorted(found, key=lambda entry: entry.box[1] - entry.box[3]))


def circle_of_thing(entry: BlueprintObject, blueprint: Blueprint | None, camera: Pinhole) -> Mark:
    """A circle at the rim of a round thing: of a plate its outline, of a cup its upper end."""
    left, top, right, bottom = entry.box
    (low_left, high_right) = to_film(np.array([(left, bottom), (right, top)]), camera.aspect)
    wide, high = (float(extent) for extent in high_right - low_left)
    flat = entry.lying or (entry.size[2] / entry.size[0] if entry.size[0] > 0.0 else high / wide) < FLAT
    half = (bottom - top) / 2.0
    if not flat:
        direction = camera.directions(np.array([[(low_left[0] + high_right[0]) / 2.0, high_right[1]]]))[0]
        tilt = max(-float(direction[2]) / float(np.linalg.norm(direction)), LEAST_TILT)
        half = min(half, half * wide * tilt / high)
    turn = np.pi / 2.0 + np.linspace(0.0, 2.0 * np.pi, POINTS["circle"] + 1)[:-1]
    points = tuple(
        ((left + right) / 2.0 + (right - left) / 2.0 * float(np.cos(angle)), top + half * (1.0 - float(np.sin(angle))))
        for angle in turn
    )
    above = _height_below(entry, blueprint) + (0.0 if entry.lying else entry.size[2])
    if entry.size[0] > 0.0:
        return Mark("circle", points, entry.size[0], above)
    ground = ground_point(camera, ((left + right) / 2.0, top + half), above)
    metres = 1.0 if ground is None else wide * float(np.linalg.norm(ground - camera.position)) / camera.focal
    return Mark("circle", points, metres, above, known=False)


def height_of_thing(entry: BlueprintObject, blueprint: Blueprint | None) -> Mark:
    """The height of a thing, from its lower end to its upper."""
    left, top, right, bottom = entry.box
    middle = (left + right) / 2.0
    return Mark("height", ((middle, bottom), (middle, top)), entry.size[2], _height_below(entry, blueprint))


def _is_whole(entry: BlueprintObject) -> bool:
    return entry.role == "object" and not entry.cut_off and not entry.behind


def _area(entry: BlueprintObject) -> float:
    left, top, right, bottom = entry.box
    return (right - left) * (bottom - top)


def _height_below(entry: BlueprintObject, blueprint: Blueprint | None) -> float:
    """Metres from the ground to what carries the thing, as far as sizes are known."""
    things = {each.id: each for each in blueprint.objects} if blueprint else {}
    height = 0.0
    below = things.get(entry.support)
    while below is not None and below.role == "object":
        height += below.size[1 if below.lying else 2]
        below = things.get(below.support)
    return height
