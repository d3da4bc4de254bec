# SPDX-License-Identifier: GPL-3.0-or-later
"""Places and shapes in the world agree with the picture, and nothing floats."""

from collections.abc import Callable, Mapping
from math import hypot
from typing import get_args

import numpy as np
import pytest

from maquette.agent.blueprint import Blueprint, BlueprintObject, CameraGuess, Form, LightGuess, Material
from maquette.agent.providers.builtin.circles import circle_on_axis, circle_seen_as
from maquette.agent.providers.builtin.eye import Eye, pitch_of_horizon
from maquette.agent.providers.builtin.layout import lay_out
from maquette.agent.providers.builtin.layout_of_boxes import lay_out_boxes
from maquette.agent.providers.builtin.outlined import ROUND, outlined
from maquette.agent.providers.builtin.placed import (
    Ball,
    Block,
    Floor,
    Lying,
    OnWall,
    Placed,
    Standing,
    Turned,
    Wall,
    size_of,
)
from maquette.agent.providers.builtin.polygon import ellipse_of, silhouette_of, top_edge, width_at
from maquette.agent.vision.masks import bounding_box, polygon_mask

ASPECT = 1.5
STEEP = Eye(CameraGuess(focal_mm=85.0, pitch=0.95, height=0.5, roll=-0.13), ASPECT)
LEVEL = Eye(CameraGuess(focal_mm=35.0, pitch=0.05, height=1.5), ASPECT)
GREY = Material((0.5, 0.5, 0.5), (0.5, 0.5, 0.5), 0.5)


def seen_circle(radius: float, middle: tuple[float, float, float], eye: Eye) -> tuple[tuple[float, float], ...]:
    """The outline, in picture coordinates, that a level circle is seen as."""
    turns = np.linspace(0.0, 2.0 * np.pi, 40, endpoint=False)
    x, y, height = middle
    return tuple(eye.project((x + radius * np.cos(turn), y + radius * np.sin(turn), height)) for turn in turns)


@pytest.mark.parametrize("eye", [STEEP, LEVEL, Eye(STEEP.camera, 0.7)])
@pytest.mark.parametrize("place", [(0.2, 0.9), (0.5, 0.7), (0.9, 0.8)])
def test_eye_looks_both_ways(eye: Eye, place: tuple[float, float]) -> None:
    point = eye.at_height(*place, 0.02)
    assert point is not None
    assert point[2] == pytest.approx(0.02)
    assert eye.project(point) == pytest.approx(place)
    upright = eye.on_upright(np.array([[0.4, 0.3]]), point)[0]
    assert eye.project(upright) == pytest.approx((0.4, 0.3))
    across = np.array(point[:2])
    assert (upright[:2] - across) @ across == pytest.approx(0.0, abs=1e-6)


def test_nothing_of_the_ground_is_seen_above_the_horizon() -> None:
    eye = Eye(CameraGuess(35.0, pitch_of_horizon(0.4, 35.0, ASPECT), 1.5), ASPECT)
    assert eye.at_height(0.5, 0.39) is None
    far = eye.at_height(0.5, 0.401)
    assert far is not None
    assert far[1] > 100.0


def test_circles_are_found_from_what_they_are_seen_as() -> None:
    middle = (0.02, 0.34, 0.03)
    ellipse = ellipse_of(seen_circle(0.08, middle, STEEP), ASPECT)
    lying = circle_seen_as(ellipse, 0.03, STEEP)
    assert lying.middle == pytest.approx(middle, abs=1e-3)
    assert lying.radius == pytest.approx(0.08, rel=0.02)
    raised = circle_on_axis((0.02, 0.34, 0.0), ellipse.y, ellipse.major / ASPECT, STEEP)
    assert raised.height == pytest.approx(0.03, abs=2e-3)
    assert raised.radius == pytest.approx(0.08, rel=0.02)


def test_outline_helpers() -> None:
    square = ((0.2, 0.2), (0.8, 0.2), (0.8, 0.6), (0.2, 0.6))
    assert width_at(square, 0.4) == pytest.approx((0.2, 0.8))
    assert width_at(square, 0.9) is None
    assert top_edge(square, 0.1) == pytest.approx(0.2, abs=0.01)
    assert silhouette_of(square) == square


def test_cup_of_a_photograph_has_a_cups_proportions(coffee: Blueprint) -> None:
    layout = lay_out(coffee, ASPECT)
    bodies = {placed.entry.name.split()[-1]: placed for placed in layout.values()}
    saucer, cup, rim, filling = (bodies[noun] for noun in ("disc", "vessel", "ring", "filling"))
    assert isinstance(saucer.body, Turned)
    assert isinstance(cup.body, Turned)
    assert 0.4 < cup.body.radius / saucer.body.radius < 0.7
    assert 0.7 < cup.body.height / (2.0 * cup.body.radius) < 1.3
    assert cup.foot[:2] == saucer.foot[:2] == rim.foot[:2]
    assert cup.foot[2] < filling.foot[2] < rim.foot[2]


@pytest.mark.parametrize("way", [lay_out, lay_out_boxes])
@pytest.mark.parametrize("name", ["cup", "vase", "house", "room", "coffee"])
def test_nothing_floats(name: str, way: Callable[..., Mapping[str, Placed]], request: pytest.FixtureRequest) -> None:
    blueprint: Blueprint = request.getfixturevalue(name)
    layout = way(blueprint, ASPECT if name != "vase" else 320 / 420)
    for placed in layout.values():
        if placed.entry.role == "object":
            assert rests(placed, layout[placed.entry.support]), placed.entry.name


def rests(placed: Placed, support: Placed) -> bool:
    """Whether something is within, upon or before its support."""
    if isinstance(support.body, (Floor, Lying)):
        thickness = support.body.thickness if isinstance(support.body, Lying) else 0.0
        return support.foot[2] - 1e-6 <= placed.foot[2] <= support.foot[2] + thickness + 1e-6
    if isinstance(support.body, Wall):
        return isinstance(placed.body, OnWall) and 0.0 < support.foot[1] - placed.foot[1] < 0.05
    aside = hypot(placed.foot[0] - support.foot[0], placed.foot[1] - support.foot[1])
    low, high = extent(support)
    return low - 1e-3 <= placed.foot[2] <= high + 0.05 * (high - low) and aside < reach(support)


def extent(placed: Placed) -> tuple[float, float]:
    """Heights of the lowest and the highest point; levels inside a vessel reach down from their foot."""
    body, foot = placed.body, placed.foot[2]
    assert isinstance(body, (Ball, Block, Standing, Turned))
    return foot + (body.base if isinstance(body, Turned) else 0.0), foot + body.height


def reach(placed: Placed) -> float:
    body = placed.body
    return body.radius + 0.05 if isinstance(body, (Ball, Turned)) else placed.entry.size[0]


def test_block_fills_its_box_in_the_picture() -> None:
    ground = BlueprintObject(
        "ground", "ground", "ground", "plane", (0.0, 0.5, 1.0, 1.0), GREY,
        outline=((0.0, 0.5), (1.0, 0.5), (1.0, 1.0), (0.0, 1.0)), lying=True,
    )  # fmt: skip
    box = (0.4, 0.45, 0.6, 0.8)
    chest = BlueprintObject(
        "chest", "chest", "object", "rounded_box", box, GREY, "ground",
        ((0.4, 0.45), (0.6, 0.45), (0.6, 0.8), (0.4, 0.8)),
    )  # fmt: skip
    light = LightGuess(0.0, 1.0, 0.1, 1.0)
    placed = lay_out(Blueprint("one", LEVEL.camera, light, (ground, chest)), ASPECT)["chest"]
    assert isinstance(placed.body, Block)
    front = placed.foot[1] - placed.body.depth / 2.0
    left, top = LEVEL.project((placed.foot[0] - placed.body.width / 2.0, front, placed.body.height))
    right, bottom = LEVEL.project((placed.foot[0] + placed.body.width / 2.0, front, 0.0))
    assert (left, top, right, bottom) == pytest.approx(box, abs=0.01)


@pytest.mark.parametrize("form", get_args(Form))
@pytest.mark.parametrize("lying", [False, True])
def test_without_outlines_every_form_fills_its_box_in_the_picture(form: Form, lying: bool) -> None:
    box = (0.6, 0.7, 0.7, 0.9)
    ground = BlueprintObject("ground", "ground", "ground", "plane", (0.0, 0.5, 1.0, 1.0), GREY, lying=True)
    corner = ((0.6, 0.9), (0.7, 0.9), (0.6, 0.7))
    thing = BlueprintObject("thing", "thing", "object", form, box, GREY, "ground", corner, lying=lying)
    blueprint = outlined(Blueprint("one", LEVEL.camera, LightGuess(0.0, 1.0, 0.1, 1.0), (ground, thing)))
    placed = lay_out_boxes(blueprint, ASPECT)["thing"]
    assert placed.entry == thing
    assert not getattr(placed.body, "outline", ())
    x, y, foot = placed.foot
    width, depth, height = size_of(placed.body)
    across = np.array([np.cos(placed.turn), np.sin(placed.turn)])
    towards = np.array([-across[1], across[0]])
    # Of an upright body the front is seen.
    sides = [(0.5, 0.0), (-0.5, 0.0), (0.0, -0.5)] if form in ROUND else [(0.5, -0.5), (-0.5, -0.5)]
    sides += [(0.0, 0.5)] if lying else []
    feet = [np.array([x, y]) + right * width * across + back * depth * towards for right, back in sides]
    columns, rows = zip(*(LEVEL.project((*at, foot + up)) for at in feet for up in (0.0, height)), strict=True)
    assert (min(columns), max(columns)) == pytest.approx((0.6, 0.7), abs=0.02)
    if not (lying and form in ROUND):
        assert (min(rows), max(rows)) == pytest.approx((0.7, 0.9), abs=0.02)


def test_profile_of_a_turned_body_is_as_wide_as_its_outline(vase: Blueprint) -> None:
    aspect = 320 / 420
    eye = Eye(vase.camera, aspect)
    placed = next(entry for entry in lay_out(vase, aspect).values() if isinstance(entry.body, Turned))
    assert isinstance(placed.body, Turned)
    x, y, height = placed.foot
    widest, _ = eye.project((x - placed.body.radius, y, height + placed.body.height / 3.0))
    left, _, _, _ = bounding_box(polygon_mask(placed.entry.outline, 420, 320))
    assert widest == pytest.approx(left, abs=0.02)
