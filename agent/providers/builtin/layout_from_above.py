# SPDX-License-Identifier: GPL-3.0-or-later
"""Places things that are seen from above: on a table, one upon the other around common axes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from ...blueprint import Blueprint, BlueprintObject
from .circles import Circle, circle_on_axis, circle_seen_as
from .eye import Eye, Position
from .placed import Anchor, Body, Lying, Placed, Profile, Turned
from .polygon import box_of, ellipse_of, silhouette_of
from .table import floor_below, table_top

DISH_RISE, DISH_HOLLOW, DISH_FOOT = 0.13, 0.05, 0.55
"""Rim and hollow of a saucer over the table, and its foot's radius, over its own radius."""
FLAT_THICKNESS = 0.02
FOOT_RADIUS = 0.58
"""Radius of a vessel's foot over that of its rim."""
BELLY = ((0.0, 0.0), (0.06, 0.0), (0.35, 0.45), (0.7, 0.82), (1.0, 1.0))
"""A cup's side: height over its own, and how much of the way from foot to rim its radius has gone."""
RIM_DEPTH, WALL_THICKNESS = 0.07, 0.05
"""Of a vessel, over its radius."""
LEAST_STEP = 0.04
"""Least drop from one level inside a vessel to the next, over the rim's radius."""


@dataclass
class _Table:
    """What was placed so far."""

    eye: Eye
    placed: dict[str, Placed] = field(default_factory=dict)
    axes: dict[str, Position] = field(default_factory=dict)
    """Foot of the axis that a round thing stands around."""
    tops: dict[str, float] = field(default_factory=dict)
    """Height of the surface that other things lie on."""


def place_seen_from_above(blueprint: Blueprint, eye: Eye) -> Mapping[str, Placed]:
    """Every solid object by its id."""
    table = _Table(eye)
    beyond = [entry for entry in blueprint.objects if entry.role == "ground"][:-1]
    for entry in blueprint.objects:
        if entry.role == "ground":
            table.placed[entry.id] = floor_below(entry, eye) if entry in beyond else table_top(entry, beyond, eye)
            table.tops[entry.id] = 0.0
        elif entry.form == "cylinder" and entry.support not in table.axes:
            _add_dish(entry, blueprint, table)
        elif entry.form in ("lathe", "cylinder") and entry.support in table.axes:
            _add_round(entry, blueprint, table)
        else:
            _add_flat(entry, table)
    return table.placed


def _add_dish(entry: BlueprintObject, blueprint: Blueprint, table: _Table) -> None:
    eye = table.eye
    before = [other.outline for other in blueprint.objects if other.role == "object" and other.id != entry.id]
    ellipse = ellipse_of(entry.outline, eye.aspect, before)
    level = table.tops.get(entry.support, 0.0)
    rim = circle_seen_as(ellipse, level, eye)
    rise = DISH_RISE * rim.radius
    rim = circle_seen_as(ellipse, level + rise, eye)
    radius, middle = rim.radius, rim.middle
    hollow, bottom = DISH_HOLLOW * radius, DISH_FOOT * radius
    profile: Profile = ((bottom, 0.0), (radius, 0.9 * rise), (radius, rise), (1.05 * bottom, hollow), (0.0, hollow))
    foot = (middle[0], middle[1], level)
    column, row = eye.project(foot)
    table.placed[entry.id] = Placed(entry, foot, Turned(profile), Anchor(column, row, level))
    table.axes[entry.id] = foot
    table.tops[entry.id] = level + hollow


def _add_round(entry: BlueprintObject, blueprint: Blueprint, table: _Table) -> None:
    """A vessel's side, its rim, the levels inside it and what fills it, all around its support's axis."""
    axis = table.axes[entry.support]
    floor = table.tops[entry.support]
    foot = (axis[0], axis[1], floor)
    inside = next((other for other in blueprint.objects if other.support == entry.id and other.lying), None)
    if not entry.lying and inside is not None:
        rim = _circle_around(axis, inside, table.eye)
        wall = WALL_THICKNESS * rim.radius
        body: Body = Turned(_vessel_side(0.985 * rim.radius, max(rim.height - wall - floor, 0.2 * rim.radius), wall))
        table.tops[entry.id] = rim.height
    elif _is_whole_vessel(entry, blueprint):
        rim = _circle_around(axis, entry, table.eye)
        mouth = rim.radius if inside is None else _inner_circle(inside, entry, rim, blueprint, table).radius
        wall = max(rim.radius - mouth, WALL_THICKNESS * rim.radius)
        body = Turned(_vessel_side(rim.radius, max(rim.height - floor, 0.1 * rim.radius), wall))
        table.tops[entry.id] = rim.height
    else:
        body, foot, table.tops[entry.id] = _level(entry, inside, blueprint, table)
    column, row = table.eye.project(foot)
    table.placed[entry.id] = Placed(entry, foot, body, Anchor(column, row, foot[2]))
    table.axes[entry.id] = axis


def _is_whole_vessel(entry: BlueprintObject, blueprint: Blueprint) -> bool:
    """Whether a rim stands on a dish with no side to be seen below it: it is a bowl's, side and all."""
    support = next(other for other in blueprint.objects if other.id == entry.support)
    return entry.form == "lathe" and support.form == "cylinder"


def _vessel_side(radius: float, height: float, wall: float) -> Profile:
    """A cup's outer side up to a rim of this radius, and the inner one behind it."""
    bottom = FOOT_RADIUS * radius
    side = [(bottom + way * (radius - bottom), up * height) for up, way in BELLY]
    inner = [(max(across - wall, 0.2 * bottom), max(up, wall)) for across, up in reversed(side)]
    return ((0.0, 0.0), *side, *inner, (0.0, min(wall, 0.5 * height)))


def _level(
    entry: BlueprintObject, inside: BlueprintObject | None, blueprint: Blueprint, table: _Table
) -> tuple[Turned, Position, float]:
    """A ring from this level's circle to the next one inside it, or a disc where there is none."""
    axis = table.axes[entry.support]
    circle = _level_circle(entry, blueprint, table)
    base = (axis[0], axis[1], circle.height)
    if inside is None:
        thickness = RIM_DEPTH * circle.radius
        return Turned(((circle.radius, -thickness), (circle.radius, 0.0))), base, circle.height
    next_circle = _inner_circle(inside, entry, circle, blueprint, table)
    drop = circle.height - next_circle.height
    back = WALL_THICKNESS * circle.radius
    first, second = (circle.radius, 0.0), (next_circle.radius, -drop)
    if _is_rim(entry, blueprint):
        depth = RIM_DEPTH * circle.radius
        profile: Profile = (first, (second[0], 0.0), (second[0], -depth), (first[0], -depth), first)
    else:
        profile = (first, second, (second[0] + back, second[1] - back), (first[0] + back, first[1] - back), first)
    return Turned(profile), base, circle.height


def _is_rim(entry: BlueprintObject, blueprint: Blueprint) -> bool:
    support = next(other for other in blueprint.objects if other.id == entry.support)
    return not support.lying or support.form == "cylinder"


def _level_circle(entry: BlueprintObject, blueprint: Blueprint, table: _Table) -> Circle:
    axis = table.axes[entry.support]
    if _is_rim(entry, blueprint):
        return _circle_around(axis, entry, table.eye)
    support = next(other for other in blueprint.objects if other.id == entry.support)
    outer = _level_circle(support, blueprint, table)
    return _inner_circle(entry, support, outer, blueprint, table)


def _circle_around(axis: Position, entry: BlueprintObject, eye: Eye) -> Circle:
    """The level circle around the axis whose ellipse is the entry's outline."""
    ellipse = ellipse_of(entry.outline, eye.aspect)
    return circle_on_axis(axis, ellipse.y, ellipse.major / eye.aspect, eye)


def _inner_circle(
    entry: BlueprintObject, around: BlueprintObject, outer: Circle, blueprint: Blueprint, table: _Table
) -> Circle:
    """The next circle inside a vessel; its near side is hidden by the rim, its far side and width are seen."""
    eye, axis = table.eye, table.axes[around.support]
    boxes = [box_of(other.outline) for other in _from_here_inwards(entry, blueprint)]
    half_width = (max(right for _, _, right, _ in boxes) - min(left for left, *_ in boxes)) / 2.0
    if _is_rim(around, blueprint):
        return Circle(eye.span(outer.middle, half_width), outer.middle)
    slope = min(max(float(np.sin(eye.camera.pitch)), 0.3), 1.0)
    seen = circle_on_axis(axis, boxes[0][1] + half_width * eye.aspect * slope, half_width, eye)
    least = LEAST_STEP * outer.radius
    height = max(min(seen.height, outer.height - least), axis[2] + least)
    middle = (axis[0], axis[1], height)
    room = min(0.98 * outer.radius, _room_inside(around, height, blueprint, table))
    return Circle(min(eye.span(middle, half_width), room), middle)


def _room_inside(entry: BlueprintObject, height: float, blueprint: Blueprint, table: _Table) -> float:
    """The radius that a vessel around the entry has inside at this height; boundless without a vessel."""
    supports = {other.id: other.support for other in blueprint.objects}
    key = entry.support
    while key in table.placed and table.placed[key].entry.lying:
        key = supports[key]
    vessel = table.placed.get(key)
    if vessel is None or not isinstance(vessel.body, Turned):
        return np.inf
    side = np.array(vessel.body.profile[1 : len(BELLY) + 1])
    outside = float(np.interp(height - vessel.foot[2], side[:, 1], side[:, 0]))
    return outside - 2.2 * WALL_THICKNESS * vessel.body.radius


def _from_here_inwards(entry: BlueprintObject, blueprint: Blueprint) -> list[BlueprintObject]:
    """The entry and what lies deeper in the same vessel."""
    chain = [entry]
    while (deeper := next((other for other in blueprint.objects if other.support == chain[-1].id), None)) is not None:
        chain.append(deeper)
    return chain


def _add_flat(entry: BlueprintObject, table: _Table) -> None:
    eye = table.eye
    left, top, right, bottom = box_of(entry.outline)
    level = table.tops.get(entry.support, 0.0)
    x, y = (left + right) / 2.0, (top + bottom) / 2.0
    foot = eye.at_height(x, y, level) or (0.0, eye.camera.height, level)
    width = eye.span(foot, right - left)
    depth = width * (bottom - top) / max(right - left, 1e-6) / eye.aspect / max(np.sin(eye.camera.pitch), 0.3)
    thickness = FLAT_THICKNESS * eye.camera.height
    body = Lying(silhouette_of(entry.outline), thickness, width, float(depth))
    table.placed[entry.id] = Placed(entry, foot, body, Anchor(x, y, level))
    table.tops[entry.id] = level + thickness
