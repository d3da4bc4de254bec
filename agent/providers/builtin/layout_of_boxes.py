# SPDX-License-Identifier: GPL-3.0-or-later
"""From a blueprint to places and plain bodies: boxes, balls, cylinders, discs and panels that follow no outline."""

from collections.abc import Mapping
from dataclasses import replace
from math import hypot
from statistics import fmean
from typing import Final

from ...blueprint import Blueprint
from .eye import Eye
from .layout import lay_out
from .layout_from_the_side import ROUNDING
from .outlined import ROUND, boxed
from .placed import Anchor, Block, Lying, OnWall, Placed, Standing, Turned
from .polygon import box_of
from .towards_camera import moved_away, turn_to_camera
from .view import STEEP

STEP: Final = 0.01
"""Picture heights over which a direction on the ground is followed."""


def lay_out_boxes(blueprint: Blueprint, aspect: float) -> Mapping[str, Placed]:
    """Every solid object of ``blueprint`` by its id, as ``lay_out`` has it, but filling its box as a plain body.

    What stands around one axis and is seen from above, such as a cup on its saucer, keeps the analyst's own profile,
    hollow so that what is inside is seen: it is no outline's, only as wide as the box. A ground seen
    from the side ends where it did; a table seen from above fills the view, for its edge is an outline's.
    """
    eye = Eye(blueprint.camera, aspect)
    entries = {entry.id: entry for entry in blueprint.objects}
    layout = lay_out(boxed(blueprint, steep=blueprint.camera.pitch >= STEEP), aspect)
    return {key: replace(_plain(placed, eye), entry=entries[key]) for key, placed in layout.items()}


def _plain(placed: Placed, eye: Eye) -> Placed:
    body = placed.body
    if isinstance(body, Turned) and placed.silhouette:
        radius = fmean(across for across, _ in body.profile)
        return replace(placed, body=Turned(((radius, 0.0), (radius, body.height))))
    if isinstance(body, Standing):
        sides = (body.width, body.depth, body.height)
        return replace(_pushed_back(placed, body.depth / 2.0), body=Block(*sides, ROUNDING * min(sides)))
    if isinstance(body, OnWall):
        x, y, z = placed.foot
        return replace(placed, foot=(x, y + body.thickness / 2.0, z), body=replace(body, outline=()))
    if isinstance(body, Lying):
        return replace(placed, body=replace(body, outline=())) if body.frames_the_view else _lying(placed, body, eye)
    return placed


def _pushed_back(placed: Placed, distance: float) -> Placed:
    """A body whose front was at its foot, with its middle there."""
    anchor = placed.anchor
    back = None if anchor is None else replace(anchor, towards_camera=anchor.towards_camera - distance)
    return replace(placed, foot=moved_away(placed.foot, distance), anchor=back)


def _lying(placed: Placed, body: Lying, eye: Eye) -> Placed:
    """A flat body along the middle of its box: a panel as wide as the box at its near edge, or a disc as wide as it."""
    left, _, right, bottom = box_of(body.outline)
    x, level = (left + right) / 2.0, placed.foot[2]
    near, nearer = eye.at_height(x, bottom, level), eye.at_height(x, bottom + STEP, level)
    if near is None or nearer is None or near[1] <= nearer[1]:
        return replace(placed, body=replace(body, outline=()))
    across, ahead = near[0] - nearer[0], near[1] - nearer[1]
    foot = (near[0] + body.depth / 2.0 * across / ahead, near[1] + body.depth / 2.0, level)
    return replace(
        placed,
        foot=foot,
        body=replace(
            body,
            outline=(),
            width=eye.span(foot if placed.entry.form in ROUND else near, right - left),
            depth=body.depth * hypot(across, ahead) / ahead,
        ),
        anchor=Anchor(*eye.project(foot), level),
        turn=turn_to_camera((across, ahead, 0.0)),
    )
