# SPDX-License-Identifier: GPL-3.0-or-later
"""Outlines of a blueprint become profiles and lines in metres, and words for the generator."""

from dataclasses import replace

import numpy as np
import pytest

from maquette.agent.blueprint import Blueprint, BlueprintObject, CameraGuess, LightGuess, Material
from maquette.agent.measured_shapes import MeasuredShapes
from maquette.agent.vision.camera.pinhole import pinhole_of
from maquette.agent.vision.masks import bounding_box
from maquette.agent.vision.measure_shapes import measure_shapes
from maquette.agent.vision.outline import simplify, trace_outline
from maquette.agent.wording.shapes import shapes_in_words
from maquette.tests.unit.vision.test_lathe_profile import BOTTLE, COLUMNS, FOOT, ROWS, radius_at, silhouette

GREY = Material((0.5, 0.5, 0.5), (0.5, 0.5, 0.5), 0.5)
GUESS = CameraGuess(60.0, 0.4, 0.55)
POSE = CameraGuess(GUESS.focal_mm, GUESS.pitch, GUESS.height, GUESS.roll)
CAMERA = pinhole_of(GUESS, COLUMNS / ROWS)
TABLE = BlueprintObject("table", "table", "ground", "plane", (0.0, 0.0, 1.0, 1.0), GREY)


def blueprint(*objects: BlueprintObject) -> Blueprint:
    return Blueprint("shapes", GUESS, LightGuess(0.0, 1.0, 0.5, 2.0), (TABLE, *objects))


@pytest.fixture(scope="module")
def bottle() -> BlueprintObject:
    seen = silhouette(CAMERA, BOTTLE)
    corners = simplify(trace_outline(seen), 40) / [COLUMNS, ROWS]
    outline = tuple((float(x), float(y)) for x, y in corners)
    return BlueprintObject("bottle", "bottle", "object", "lathe", bounding_box(seen), GREY, "table", outline)


def test_a_bottle_has_its_profile_and_stands_where_it_stands(bottle: BlueprintObject) -> None:
    (shape,) = measure_shapes(blueprint(bottle), POSE, COLUMNS, ROWS).shapes
    assert shape.foot[:2] == pytest.approx(FOOT[:2], abs=0.02)
    for height in (0.06, 0.12, 0.22):
        assert radius_at(shape.profile, height) == pytest.approx(radius_at(BOTTLE, height), abs=0.004)
    words = shapes_in_words(MeasuredShapes((shape,)))
    assert words.startswith("- `bottle`: profile [(0.0")
    assert len(words) < 500


def test_a_stick_that_lies_is_a_line_on_its_table() -> None:
    ends = np.array([[-0.05, 1.0, 0.0], [0.08, 1.2, 0.0]])
    across = np.array([0.006, -0.004, 0.0])
    seen = CAMERA.project(np.array([ends[0] - across, ends[1] - across, (ends[1] + ends[0]) / 2 - across] * 1))
    other = CAMERA.project(np.array([ends[1] + across, (ends[1] + ends[0]) / 2 + across, ends[0] + across]))
    outline = tuple((float(x), float(y)) for x, y in [seen[0], seen[2], seen[1], *other])
    box = (*np.array(outline).min(axis=0).tolist(), *np.array(outline).max(axis=0).tolist())
    stick = BlueprintObject("stick", "stick", "object", "tube", box, GREY, "table", outline, lying=True)
    (shape,) = measure_shapes(blueprint(stick), POSE, COLUMNS, ROWS).shapes
    told = sorted(shape.line)
    assert told[0] == pytest.approx(tuple(ends[0]), abs=0.02)
    assert told[-1] == pytest.approx(tuple(ends[1]), abs=0.02)
    assert shapes_in_words(MeasuredShapes((shape,))).startswith("- `stick`: along [(")


def test_what_is_cut_off_or_in_something_or_without_an_outline_is_not_measured(bottle: BlueprintObject) -> None:
    objects = (
        replace(bottle, id="cut", box=(0.0, 0.2, 0.3, 0.8)),
        replace(bottle, id="within", held="in"),
        replace(bottle, id="boxed", outline=()),
        replace(bottle, id="stone", form="free"),
    )
    assert not measure_shapes(blueprint(*objects), POSE, COLUMNS, ROWS).shapes
    assert shapes_in_words(MeasuredShapes()) == ""
