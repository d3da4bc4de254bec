# SPDX-License-Identifier: GPL-3.0-or-later
"""Places things that are seen from above: on a table, one upon the other around common axes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from ...blueprint import Blueprint, BlueprintObject, Point
from .circles import Circle, circle_on_axis, circle_seen_as
from .eye import Eye, Position
from .placed import Anchor, Body, Floor, Lying, Placed, Profile, Turned
from .polygon import box_of, ellipse_of, silhouette_of

TABLE_THICKNESS = 0.04
"""In camera heights, like every length here: a picture has no scale of its own."""
TABLE_HEIGHT = 1.4
TABLE_MARGIN = 0.35
"""How far the table goes on beyond the picture's edges, in picture sizes."""
TABLE_PROXY = 6.0
"""Side of the proxy of a table that fills the view."""
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
            table.placed[entry.id] = _floor_below(entry, eye) if entry in beyond else _table_top(entry, beyond, eye)
            table.tops[entry.id] = 0.0
        elif entry.form == "cylinder" and entry.support not in table.axes:
            _add_dish(entry, blueprint, table)
        elif entry.form in ("lathe", "cylinder") and entry.support in table.axes:
            _add_round(entry, blueprint, table)
        else:
            _add_flat(entry, table)
    return table.placed


def _floor_below(entry: BlueprintObject, eye: Eye) -> Placed:
    height = eye.camera.height
    return Placed(entry, (0.0, 2.0 * height, -TABLE_HEIGHT * height), Floor(14.0 * height, 14.0 * height))


def _table_top(entry: BlueprintObject, beyond: list[BlueprintObject], eye: Eye) -> Placed:
    """The picture's frame with a margin, less what is seen past the table's straight edge."""
    thickness = TABLE_THICKNESS * eye.camera.height
    low, high = -TABLE_MARGIN, 1.0 + TABLE_MARGIN
    corners: list[Point] = [(low, low), (high, low), (high, high), (low, high)]
    for other in beyond:
        corners = _cut_off(corners, other)
    foot = (0.0, 0.0, -thickness)
    size = TABLE_PROXY * eye.camera.height
    return Placed(entry, foot, Lying(tuple(corners), thickness, size, size, frames_the_view=True))


def _cut_off(corners: list[Point], other: BlueprintObject) -> list[Point]:
    """``corners`` without what lies on ``other``'s side of the line where it meets the table (Sutherland-Hodgman)."""
    points = np.array(other.outline)
    inner = points[(points > 0.01).all(axis=1) & (points < 0.99).all(axis=1)]
    line = points[np.argsort(-points.sum(axis=1))[:4]] if len(inner) < 2 else inner
    middle = line.mean(axis=0)
    direction = np.linalg.svd(line - middle)[2][0]
    normal = np.array([-direction[1], direction[0]])
    if (points.mean(axis=0) - middle) @ normal > 0.0:
        normal = -normal
    kept: list[Point] = []
    sides = [float((np.array(corner) - middle) @ normal) for corner in corners]
    for index, corner in enumerate(corners):
        before, side = sides[index - 1], sides[index]
        if (before < 0.0) != (side < 0.0):
            share = before / (before - side)
            start = corners[index - 1]
            kept.append((start[0] + share * (corner[0] - start[0]), start[1] + share * (corner[1] - start[1])))
        if side >= 0.0:
            kept.append(corner)
    return [(round(x, 4), round(y, 4)) for x, y in kept] if len(kept) >= 3 else corners


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
        body: Body = Turned(_vessel_side(rim.radius, max(rim.height - floor, 0.2 * rim.radius)))
        table.tops[entry.id] = rim.height
    else:
        body, foot, table.tops[entry.id] = _level(entry, inside, blueprint, table)
    column, row = table.eye.project(foot)
    table.placed[entry.id] = Placed(entry, foot, body, Anchor(column, row, foot[2]))
    table.axes[entry.id] = axis


def _vessel_side(rim_radius: float, height: float) -> Profile:
    """A cup's outer side and the inner one behind it."""
    bottom, wall = FOOT_RADIUS * rim_radius, WALL_THICKNESS * rim_radius
    side = [(bottom + way * (0.985 * rim_radius - bottom), up * (height - wall)) for up, way in BELLY]
    inner = [(radius - wall, max(up, wall)) for radius, up in reversed(side)]
    return ((0.0, 0.0), *side, *inner, (0.0, wall))


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
