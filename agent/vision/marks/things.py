# SPDX-License-Identifier: GPL-3.0-or-later
"""Marks on things that the blueprint knows of.

Their sizes are those that the camera as it is would give them, for the blueprint's are guesses: so a mark tells
nothing of the scale until the artist says a size.
"""

from typing import Final

import numpy as np

from ...blueprint import Blueprint, BlueprintObject
from ..camera.pinhole import Pinhole, to_film
from .mark import POINTS, Mark
from .seen_as import UP, ground_point

ROUND: Final = frozenset({"lathe", "cylinder"})
"""Forms with a circle at their top."""
FLAT: Final = 0.4
"""Height over width below which a round thing is seen as its outline alone, such as a plate."""
LEAST_TILT: Final = 0.1
"""Height over width of the thinnest ellipse that can still be taken hold of."""

LEAST_HEIGHT: Final = 0.001
"""Metres."""


def round_things(blueprint: Blueprint | None) -> tuple[BlueprintObject, ...]:
    """Things whose rim may be marked, the largest in the picture first."""
    found = [entry for entry in blueprint.objects if _is_whole(entry) and entry.form in ROUND] if blueprint else []
    return tuple(sorted(found, key=lambda entry: -_area(entry)))


def standing_things(blueprint: Blueprint | None) -> tuple[BlueprintObject, ...]:
    """Things whose height may be marked, the highest in the picture first."""
    found = [entry for entry in (blueprint.objects if blueprint else ()) if _is_whole(entry) and not entry.lying]
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
    above = _height_below(entry, blueprint) + (0.0 if flat else entry.size[2])
    ground = ground_point(camera, ((left + right) / 2.0, top + half), above)
    metres = 1.0 if ground is None else wide * float(np.linalg.norm(ground - camera.position)) / camera.focal
    return Mark("circle", points, metres, above, known=False)


def height_of_thing(entry: BlueprintObject, blueprint: Blueprint | None, camera: Pinhole) -> Mark:
    """The height of a thing above the lower end of its box, as high as ``camera`` as it is sees it."""
    left, top, right, bottom = entry.box
    foot, above = ((left + right) / 2.0, bottom), _height_below(entry, blueprint)
    ground = ground_point(camera, foot, above)
    if ground is None:
        return Mark("height", (foot, (foot[0], top)), max(entry.size[2], LEAST_HEIGHT), above)
    # The height at which the film's y is that of the box's top: (a + h b) / (c + h d) = y.
    y = float(to_film(np.array([(foot[0], top)]), camera.aspect)[0, 1]) / camera.focal
    start, up = (ground - camera.position) @ camera.rotation, UP @ camera.rotation
    metres = -float((start[1] + y * start[2]) / (up[1] + y * up[2]))
    x, y = camera.project((ground + metres * UP)[None])[0]
    if metres < LEAST_HEIGHT or not np.isfinite(x):
        return Mark("height", (foot, (foot[0], top)), max(entry.size[2], LEAST_HEIGHT), above)
    return Mark("height", (foot, (float(x), float(y))), metres, above)


def _is_whole(entry: BlueprintObject) -> bool:
    return entry.role == "object" and not entry.cut_off and not entry.behind


def _area(entry: BlueprintObject) -> float:
    left, top, right, bottom = entry.box
    return (right - left) * (bottom - top)


def _height_below(entry: BlueprintObject, blueprint: Blueprint | None) -> float:
    """Metres from the ground to where the thing stands, as far as sizes are known; what lies flat has no height."""
    things = {each.id: each for each in blueprint.objects} if blueprint else {}
    height = 0.0
    below = things.get(entry.support)
    while below is not None and below.role == "object":
        height += 0.0 if below.lying else below.size[2]
        below = things.get(below.support)
    return height
