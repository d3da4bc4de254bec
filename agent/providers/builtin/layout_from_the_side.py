# SPDX-License-Identifier: GPL-3.0-or-later
"""Places things that are seen from the side: standing on the ground, stacked, or fixed to what is behind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import asin, hypot

import numpy as np

from ...blueprint import Blueprint, BlueprintObject, Point
from .eye import Eye, Position
from .placed import Anchor, Ball, Block, Body, Floor, Lying, OnWall, Placed, Profile, Standing, Turned, Wall
from .polygon import box_of, silhouette_of, top_edge, width_at

FAR = 40.0
"""Camera heights to where an open ground ends when the picture does not tell."""
GROUND_EDGE_SHARE = 0.1
"""Share of the columns in which the ground reaches its far edge, where nothing stands before it."""
SWEEP_DISTANCE = 2.2
"""Distance of a paper sweep's upright side over that of the farthest thing before it."""
BLOCK_DEPTH, SLAB_DEPTH = 0.6, 0.25
"""Depth of a block and of an extruded outline over the smaller of their visible sides."""
ROUNDING = 0.04
"""Radius of a block's edges over its smallest side."""
PANEL_DEPTH = 0.015
"""Of what is fixed to something, in camera heights."""
PROFILE_STEPS = 12
PROFILE_END = 0.04
HORIZON_MARGIN = 0.015
"""Share of the picture's height that a foot keeps below the horizon."""


@dataclass
class _Stage:
    """What was placed so far."""

    eye: Eye
    far: float
    """Distance in metres at which the ground ends."""
    has_wall: bool
    placed: dict[str, Placed] = field(default_factory=dict)


def place_seen_from_the_side(blueprint: Blueprint, eye: Eye) -> Mapping[str, Placed]:
    """Every solid object by its id."""
    ground = next((entry for entry in blueprint.objects if entry.role == "ground"), None)
    walls = [entry for entry in blueprint.objects if entry.role == "wall"]
    sky = any(entry.role == "sky" for entry in blueprint.objects)
    stage = _Stage(eye, _far_edge(blueprint, ground, walls, sky, eye), bool(walls))
    for entry in blueprint.objects:
        if entry.role == "wall":
            stage.placed[entry.id] = _wall(entry, stage, first=entry is walls[0])
        elif entry.role == "ground":
            stage.placed[entry.id] = _ground(entry, stage, sweep=not walls and not sky)
        elif entry.role == "object":
            stage.placed[entry.id] = _object(entry, stage)
    return stage.placed


def _far_edge(
    blueprint: Blueprint, ground: BlueprintObject | None, walls: list[BlueprintObject], sky: bool, eye: Eye
) -> float:
    if ground is not None and (walls or sky):
        edge = eye.at_height(0.5, top_edge(ground.outline, GROUND_EDGE_SHARE), 0.0)
        return min(edge[1], FAR * eye.camera.height) if edge else FAR * eye.camera.height
    feet = [
        point[1]
        for entry in blueprint.objects
        if entry.role == "object" and (point := eye.at_height(0.5, entry.box[3], 0.0)) is not None
    ]
    nearest = [distance for distance in feet if distance < FAR * eye.camera.height]
    return SWEEP_DISTANCE * (min(nearest) if nearest else 4.0 * eye.camera.height)


def _ground(entry: BlueprintObject, stage: _Stage, *, sweep: bool) -> Placed:
    """The ground from behind the camera to its far edge, and the upright side of a paper sweep."""
    near = -2.0 * stage.eye.camera.height
    width = 2.5 * stage.eye.span((0.0, stage.far, 0.0), 1.0)
    sheet = Floor(width, stage.far - near)
    backdrop = Placed(entry, (0.0, stage.far, 0.0), _sheet_behind(stage)) if sweep else None
    return Placed(entry, (0.0, (stage.far + near) / 2.0, 0.0), sheet, backdrop=backdrop)


def _sheet_behind(stage: _Stage) -> Wall:
    """An upright sheet at the far edge that fills the view with a margin."""
    corner = stage.eye.on_upright(np.array([[0.5, -0.25]]), (0.0, stage.far, 0.0))[0]
    return Wall(2.0 * stage.eye.span((0.0, stage.far, 0.0), 1.0), max(float(corner[2]), stage.eye.camera.height))


def _wall(entry: BlueprintObject, stage: _Stage, *, first: bool) -> Placed:
    if first:
        return Placed(entry, (0.0, stage.far, 0.0), _sheet_behind(stage))
    return _on_wall(entry, stage)


def _object(entry: BlueprintObject, stage: _Stage) -> Placed:
    support = stage.placed.get(entry.support)
    if support is not None and support.entry.role == "wall":
        return _on_wall(entry, stage)
    if entry.lying:
        return _lying(entry, stage)
    if support is not None and support.entry.role == "object":
        if _is_panel(entry, support.entry):
            return _panel(entry, support, stage)
        return _carried(entry, support, stage)
    return _standing(entry, stage)


def _is_panel(entry: BlueprintObject, support: BlueprintObject) -> bool:
    """Whether a thing lies within its support's outline rather than on top of it."""
    return entry.box[3] < support.box[3] and entry.box[1] > support.box[1] + 0.02


def _on_wall(entry: BlueprintObject, stage: _Stage) -> Placed:
    thickness = PANEL_DEPTH * stage.eye.camera.height
    left, _, right, bottom = entry.box
    directions = stage.eye.directions(np.array([[(left + right) / 2.0, bottom], [0.5, entry.box[1]]]))
    depth = stage.far - thickness
    foot = stage.eye.position + directions[0] * (depth / directions[0, 1])
    top = stage.eye.position + directions[1] * (depth / directions[1, 1])
    width = stage.eye.span(foot, right - left)
    position = (float(foot[0]), float(foot[1]), max(float(foot[2]), 0.0))
    return Placed(entry, position, OnWall(silhouette_of(entry.outline), thickness, width, float(top[2]) - position[2]))


def _lying(entry: BlueprintObject, stage: _Stage) -> Placed:
    left, top, right, bottom = box_of(entry.outline)
    x, y = (left + right) / 2.0, min((top + bottom) / 2.0, 0.98)
    foot = _ground_point(x, y, stage)
    far, near = _ground_point(x, top, stage), _ground_point(x, bottom, stage)
    width = stage.eye.span(foot, right - left)
    body = Lying(silhouette_of(entry.outline), PANEL_DEPTH * stage.eye.camera.height, width, max(far[1] - near[1], 0.1 * width))
    return Placed(entry, foot, body, Anchor(*stage.eye.project(foot)))


def _ground_point(x: float, y: float, stage: _Stage) -> Position:
    """The ground seen at (x, y), or where it ends if nothing of it is seen there."""
    point = stage.eye.at_height(x, y, 0.0)
    if point is not None and point[1] <= 0.98 * stage.far:
        return point
    edge = 0.98 * stage.far
    across = stage.eye.directions(np.array([[x, y]]))[0]
    return float(across[0] * edge / max(across[1], 1e-6)), edge, 0.0


def _standing(entry: BlueprintObject, stage: _Stage) -> Placed:
    left, _, right, bottom = box_of(entry.outline)
    x = (left + right) / 2.0
    contact = _ground_point(x, bottom, stage)
    _, row = stage.eye.project(contact)
    silhouette = silhouette_of(entry.outline)
    outline = silhouette if row <= bottom + HORIZON_MARGIN else _reaching_down(silhouette, row)
    return _solid(entry, outline, contact, Anchor(*stage.eye.project(contact)), stage)


def _reaching_down(outline: tuple[Point, ...], row: float) -> tuple[Point, ...]:
    """The outline with its lowest tenth drawn down to picture height ``row``, where its foot is."""
    _, top, _, bottom = box_of(outline)
    limit = bottom - 0.1 * (bottom - top)
    return tuple((x, round(row, 4) if y >= limit else y) for x, y in outline)


def _carried(entry: BlueprintObject, support: Placed, stage: _Stage) -> Placed:
    """On top of its support, in the upright plane through the support's foot."""
    left, _, right, bottom = box_of(entry.outline)
    x = (left + right) / 2.0
    plane = _front_of(support) if isinstance(support.body, (Block, Standing)) else support.foot
    seen = stage.eye.on_upright(np.array([[x, bottom]]), plane)[0]
    contact = (float(seen[0]), float(seen[1]), max(float(seen[2]), 0.0))
    anchor = Anchor(x, bottom, upright_through=plane)
    return _solid(entry, silhouette_of(entry.outline), contact, anchor, stage, axis=isinstance(support.body, (Turned, Ball)))


def _panel(entry: BlueprintObject, support: Placed, stage: _Stage) -> Placed:
    """Fixed to the front of its support."""
    left, top, right, bottom = box_of(entry.outline)
    x = (left + right) / 2.0
    proud = PANEL_DEPTH * stage.eye.camera.height
    plane = _front_of(support)
    depth = proud * 2.0
    if isinstance(support.body, (Turned, Ball)):
        proud, depth = proud + support.body.radius, support.body.radius
        plane = support.foot
    towards = _towards_camera(plane)
    front = (plane[0] + proud * towards[0], plane[1] + proud * towards[1], plane[2])
    seen = stage.eye.on_upright(np.array([[x, bottom], [x, top]]), front)
    foot = (float(seen[0, 0]), float(seen[0, 1]), max(float(seen[0, 2]), 0.0))
    body = Standing(silhouette_of(entry.outline), depth, stage.eye.span(foot, right - left), float(seen[1, 2]) - foot[2])
    return Placed(entry, foot, body, Anchor(x, bottom, upright_through=front), _turn_to_camera(foot))


def _solid(
    entry: BlueprintObject,
    outline: tuple[Point, ...],
    contact: Position,
    anchor: Anchor,
    stage: _Stage,
    *,
    axis: bool = False,
) -> Placed:
    """The entry's form, with its front at ``contact``, or its axis there where ``axis`` says so."""
    left, top, right, bottom = box_of(outline)
    width = stage.eye.span(contact, right - left)
    head = stage.eye.on_upright(np.array([[(left + right) / 2.0, top]]), contact)[0]
    height = max(float(head[2]) - contact[2], 0.02 * width)
    turn = 0.0 if stage.has_wall else _turn_to_camera(contact)
    body: Body
    if entry.form == "lathe":
        back = 0.0 if axis else stage.eye.span(contact, _base_width(outline)) / 2.0
        foot = _moved_away(contact, back)
        body = Turned(_profile(outline, foot, stage.eye))
    elif entry.form == "sphere":
        back = 0.0 if axis else 0.35 * width
        foot = _moved_away(contact, back)
        body = Ball(width / 2.0, height)
    elif entry.form in ("box", "rounded_box"):
        depth = BLOCK_DEPTH * min(width, height)
        back = depth / 2.0
        foot = _moved_away(contact, back)
        body = Block(width, depth, height, ROUNDING * min(width, height, depth))
    else:
        back, foot, turn = 0.0, contact, _turn_to_camera(contact)
        body = Standing(outline, SLAB_DEPTH * min(width, height), width, height)
    moved = Anchor(anchor.x, anchor.y, anchor.height, anchor.upright_through, -back)
    return Placed(entry, foot, body, moved, turn)


def _base_width(outline: tuple[Point, ...]) -> float:
    _, top, _, bottom = box_of(outline)
    ends = width_at(outline, bottom - 0.06 * (bottom - top))
    return ends[1] - ends[0] if ends else 0.0


def _profile(outline: tuple[Point, ...], foot: Position, eye: Eye) -> Profile:
    """Radii at heights above the foot, from the outline's width on the upright plane through the foot."""
    _, top, _, bottom = box_of(outline)
    pairs: list[tuple[float, float]] = []
    for share in np.linspace(0.0, 1.0, PROFILE_STEPS).tolist():
        row = bottom - share * (bottom - top)
        # At its very ends an outline runs level and has no width of its own.
        inner = bottom - min(max(share, PROFILE_END), 1.0 - PROFILE_END) * (bottom - top)
        ends = width_at(outline, inner)
        if ends is None:
            continue
        left, right = eye.on_upright(np.array([[ends[0], row], [ends[1], row]]), foot)
        radius = float(np.linalg.norm(right - left)) / 2.0
        pairs.append((radius, float(left[2] + right[2]) / 2.0 - foot[2]))
    above = [(radius, height) for radius, height in pairs if height > 0.0]
    first = pairs[0][0] if pairs else 0.01
    below = [radius for radius, height in pairs if height <= 0.0]
    return ((below[-1] if below else first, 0.0), *above)


def _front_of(placed: Placed) -> Position:
    """The middle of the front of a block or slab, at its foot."""
    if not isinstance(placed.body, Block):
        return placed.foot
    return _moved_away(placed.foot, -placed.body.depth / 2.0)


def _moved_away(point: Position, distance: float) -> Position:
    towards = _towards_camera(point)
    return point[0] - distance * towards[0], point[1] - distance * towards[1], point[2]


def _towards_camera(point: Position) -> tuple[float, float]:
    distance = max(hypot(point[0], point[1]), 1e-6)
    return -point[0] / distance, -point[1] / distance


def _turn_to_camera(point: Position) -> float:
    """The turn about the vertical that makes a thing's front, its -y side, face the camera."""
    return -asin(point[0] / max(hypot(point[0], point[1]), 1e-6))
