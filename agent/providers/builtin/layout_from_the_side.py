# SPDX-License-Identifier: GPL-3.0-or-later
"""Places things that are seen from the side: standing on the ground, stacked, or fixed to what is behind."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from ...blueprint import Blueprint, BlueprintObject, Point
from .eye import Eye, Position
from .placed import Anchor, Ball, Block, Body, Floor, Lying, OnWall, Placed, Standing, Turned, Wall
from .polygon import box_of, silhouette_of, top_edge
from .side_outline import DRAWN_DOWN, base_width, profile_of, reaching_down
from .towards_camera import moved_away, towards_camera, turn_to_camera

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
LEAST_GAP, OVERLAP = 0.004, 0.01
"""Picture heights of a gap between two stacked things that is closed, and how far the upper one then goes down."""
CLOSED = 0.4
"""Lowest share of an outline that is drawn down to close such a gap."""
LEVELLED = 0.2
"""Lowest share of a standing thing's height in which its outline's underside is made level."""
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
    depth = max(far[1] - near[1], 0.1 * width)
    body = Lying(silhouette_of(entry.outline), PANEL_DEPTH * stage.eye.camera.height, width, depth)
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
    drawn = DRAWN_DOWN if row > bottom + HORIZON_MARGIN else LEVELLED
    outline = reaching_down(silhouette, max(row, bottom), drawn)
    return _solid(entry, outline, contact, Anchor(*stage.eye.project(contact)), stage)


def _carried(entry: BlueprintObject, support: Placed, stage: _Stage) -> Placed:
    """On top of its support, in the upright plane through the support's foot."""
    left, _, right, bottom = box_of(entry.outline)
    x = (left + right) / 2.0
    plane = _front_of(support) if isinstance(support.body, (Block, Standing)) else support.foot
    # Where something between was not seen, the upper thing reaches down to the lower one.
    carrier_top = box_of(support.entry.outline)[1]
    outline = silhouette_of(entry.outline)
    if carrier_top - bottom > LEAST_GAP:
        bottom = carrier_top + OVERLAP
        outline = reaching_down(outline, bottom, CLOSED)
    seen = stage.eye.on_upright(np.array([[x, bottom]]), plane)[0]
    contact = (float(seen[0]), float(seen[1]), max(float(seen[2]), 0.0))
    anchor = Anchor(x, bottom, upright_through=plane)
    return _solid(entry, outline, contact, anchor, stage, axis=isinstance(support.body, (Turned, Ball)))


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
    towards = towards_camera(plane)
    front = (plane[0] + proud * towards[0], plane[1] + proud * towards[1], plane[2])
    seen = stage.eye.on_upright(np.array([[x, bottom], [x, top]]), front)
    foot = (float(seen[0, 0]), float(seen[0, 1]), max(float(seen[0, 2]), 0.0))
    width = stage.eye.span(foot, right - left)
    body = Standing(silhouette_of(entry.outline), depth, width, float(seen[1, 2]) - foot[2])
    return Placed(entry, foot, body, Anchor(x, bottom, upright_through=front), turn_to_camera(foot))


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
    left, top, right, _ = box_of(outline)
    width = stage.eye.span(contact, right - left)
    head = stage.eye.on_upright(np.array([[(left + right) / 2.0, top]]), contact)[0]
    height = max(float(head[2]) - contact[2], 0.02 * width)
    turn = 0.0
    body: Body
    if entry.form == "lathe":
        back = 0.0 if axis else stage.eye.span(contact, base_width(outline)) / 2.0
        foot = moved_away(contact, back)
        body = Turned(profile_of(outline, foot, stage.eye))
    elif entry.form == "sphere":
        back = 0.0 if axis else 0.35 * width
        foot = moved_away(contact, back)
        body = Ball(width / 2.0, height)
    elif entry.form in ("box", "rounded_box"):
        depth = BLOCK_DEPTH * min(width, height)
        back = depth / 2.0
        foot = moved_away(contact, back)
        body = Block(width, depth, height, ROUNDING * min(width, height, depth))
        turn = 0.0 if stage.has_wall else turn_to_camera(contact)
    else:
        back, foot, turn = 0.0, contact, turn_to_camera(contact)
        body = Standing(outline, SLAB_DEPTH * min(width, height), width, height)
    moved = Anchor(anchor.x, anchor.y, anchor.height, anchor.upright_through, -back)
    return Placed(entry, foot, body, moved, turn, outline)


def _front_of(placed: Placed) -> Position:
    """The middle of the front of a block or slab, at its foot."""
    if not isinstance(placed.body, Block):
        return placed.foot
    return moved_away(placed.foot, -placed.body.depth / 2.0)
