# SPDX-License-Identifier: GPL-3.0-or-later
"""The rims of round things are found in a photograph and tell how the camera is turned."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from maquette.agent.blueprint import Blueprint, BlueprintObject, CameraGuess, LightGuess, Material
from maquette.agent.vision.camera.circle_pose import cameras_of_circle, conic_of
from maquette.agent.vision.camera.find_ellipse import find_ellipse
from maquette.agent.vision.camera.matches import CircleMatch
from maquette.agent.vision.camera.rims import camera_of_rims, find_rims
from maquette.agent.vision.camera.solve import solve_camera
from maquette.agent.vision.colour import srgb_to_lab
from maquette.agent.vision.ellipse import Ellipse

GREY = Material((0.5, 0.5, 0.5), (0.5, 0.5, 0.5), 0.5)
GUESS = CameraGuess(focal_mm=50.0, pitch=0.75, height=0.5)
"""A model's first guess, 10 degrees off."""
SAUCER = BlueprintObject(
    "saucer", "saucer", "object", "lathe", (0.13, 0.17, 0.8, 0.97), GREY, "table", size=(0.15, 0.15, 0.02)
)
CUP = BlueprintObject(
    "cup", "cup", "object", "lathe", (0.28, 0.04, 0.69, 0.77), GREY, "saucer", size=(0.09, 0.09, 0.07)
)
TABLE = BlueprintObject("table", "table", "ground", "plane", (0.0, 0.0, 1.0, 1.0), GREY)
COFFEE = Blueprint("coffee", GUESS, LightGuess(0.0, 1.0, 0.5, 2.0), (TABLE, SAUCER, CUP))


@pytest.fixture(scope="module")
def coffee() -> np.ndarray:
    with Image.open(Path(__file__).parents[3] / "examples" / "coffee.png") as picture:
        return np.asarray(picture.convert("RGB"), float) / 255.0


def test_saucer_and_cup_tell_one_camera_within_four_pixels(coffee: np.ndarray) -> None:
    rows, columns = coffee.shape[:2]
    rims = {rim.ref: rim.seen for rim in find_rims(coffee, COFFEE, GUESS)}
    assert set(rims) == {"saucer", "cup"}
    size = np.array([columns, rows])
    matches = [
        CircleMatch("saucer", tuple(map(tuple, rims["saucer"].marks)), 0.075, 0.02, axis="cup"),
        CircleMatch("cup", tuple(map(tuple, rims["cup"].marks)), 0.045, 0.07, axis="cup", free=("radius", "height")),
    ]
    fit = solve_camera(matches, GUESS, columns, rows)
    turns = np.linspace(0.0, 2.0 * np.pi, 400)
    place = fit.camera.position[2] * np.array([fit.unknowns["x of cup"], fit.unknowns["y of cup"]])
    for match in matches:
        radius = fit.unknowns.get(f"radius of {match.name}", match.radius)
        height = fit.unknowns.get(f"height of {match.name}", match.height)
        ring = np.column_stack(
            [place[0] + radius * np.cos(turns), place[1] + radius * np.sin(turns), np.full(len(turns), height)]
        )
        outline = fit.camera.project(ring) * size
        off = np.linalg.norm(np.array(match.picture)[:, None] * size - outline[None], axis=2).min(axis=1)
        assert np.median(off) < 4.0


def test_pitch_and_roll_come_from_the_rims_and_all_else_stays_as_guessed(coffee: np.ndarray) -> None:
    told = camera_of_rims(coffee, COFFEE, GUESS)
    assert told is not None
    assert (told.guess.focal_mm, told.guess.height) == (GUESS.focal_mm, GUESS.height)
    assert told.pixels < 3.0 < told.pixels_before
    assert 0.85 < told.guess.pitch < 1.05
    assert -0.25 < told.guess.roll < -0.05


def test_where_there_is_no_rim_none_is_found() -> None:
    noise = np.random.default_rng(1).random((120, 160, 3))
    assert camera_of_rims(noise, COFFEE, GUESS) is None


def test_a_rim_that_is_half_hidden_is_found_whole() -> None:
    y, x = np.mgrid[0:160, 0:200] + 0.5
    true = Ellipse(98.3, 84.1, 61.0, 34.0, 0.1)
    points = np.column_stack([x.ravel(), y.ravel()])
    inside = np.clip(0.5 - true.distances(points), 0.0, 1.0).reshape(x.shape)
    picture = np.repeat(0.2 + 0.6 * inside[..., None], 3, axis=2)
    picture[:80, 110:] = 0.9
    found = find_ellipse(srgb_to_lab(picture).astype(float), Ellipse(95.0, 86.0, 64.0, 31.0, 0.0))
    assert found is not None
    assert abs(found.ellipse.x - true.x) < 0.7
    assert abs(found.ellipse.major - true.major) < 0.7
    assert abs(found.ellipse.minor - true.minor) < 0.7


def test_a_conic_is_nought_on_its_ellipse_and_less_within() -> None:
    ellipse = Ellipse(0.1, -0.2, 0.4, 0.15, 0.3)
    conic = conic_of(ellipse)
    on = np.array([[*ellipse.point_at(turn), 1.0] for turn in np.linspace(0, 6, 20)])
    assert np.abs(np.einsum("ij,jk,ik->i", on, conic, on)).max() < 1e-9
    assert np.array([0.1, -0.2, 1.0]) @ conic @ np.array([0.1, -0.2, 1.0]) < 0.0
    assert not list(cameras_of_circle(Ellipse(0.0, 0.0, 1.0, 1e-9, 0.0), 1.0, 0.0, GUESS))[2:]
