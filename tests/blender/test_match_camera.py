# SPDX-License-Identifier: GPL-3.0-or-later
"""A program sets the camera by what it knows of the picture."""

import math

import bpy
import pytest

from maquette.scene.kit import horizon, match_camera, project, session_scene, set_camera, start_scene

TRUE = {"focal_mm": 42.0, "pitch": 0.45, "height": 1.3, "roll": 0.06}
GUESS = (50.0, 0.3, 1.0)


@pytest.fixture(autouse=True)
def _true_camera() -> None:
    bpy.ops.wm.read_factory_settings(use_empty=True)
    start_scene("matched", 300, 200)
    set_camera(**TRUE)


def edge(start: tuple[float, float, float], end: tuple[float, float, float]) -> tuple:
    return project(start), project(end)


def numbers() -> tuple[float, float, float]:
    """Focal length, height and cosine of the pitch of the camera that was set."""
    camera = session_scene().camera
    bpy.context.view_layer.update()
    return camera.data.lens, camera.location.z, camera.matrix_world.col[2].z


def test_known_points_tell_all() -> None:
    places = [(-0.5, 2, 0), (0.6, 2.2, 0), (0.4, 3.4, 0), (-0.7, 3.1, 0), (0.1, 2.6, 0.5), (-0.3, 2.9, 0.4)]
    points = [(project(place), place) for place in places]
    match_camera(*GUESS, points=points)
    lens, height, up = numbers()
    assert lens == pytest.approx(42.0, rel=0.02)
    assert height == pytest.approx(1.3, rel=0.02)
    assert up == pytest.approx(math.sin(0.45), abs=0.01)
    for seen, place in points:
        assert project(place) == pytest.approx(seen, abs=0.003)


def test_edges_and_a_height_tell_a_room() -> None:
    uprights = [edge((x, 3, 0), (x, 3, 1)) for x in (-0.8, 0.1, 0.9)]
    ahead = [edge((x, 2, 0), (x + 0.5, 3, 0)) for x in (-0.8, 0.0, 0.6)]
    across = [edge((-0.8, y, 0), (0.2, y - 0.5, 0)) for y in (2.6, 3.0, 3.5)]
    match_camera(*GUESS, uprights=uprights, parallels=[ahead, across], heights=[(*edge((0, 3, 0), (0, 3, 0.8)), 0.8)])
    assert numbers()[1] == pytest.approx(1.3, rel=0.05)
    assert numbers()[2] == pytest.approx(math.sin(0.45), abs=0.02)


def test_a_circle_tells_the_pitch_and_what_it_does_not_tell_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    rim = [project((0.1 + 0.3 * math.cos(t / 50), 2.6 + 0.3 * math.sin(t / 50), 0.1)) for t in range(315)]
    box = (min(x for x, _ in rim), min(y for _, y in rim), max(x for x, _ in rim), max(y for _, y in rim))
    match_camera(42.0, 0.3, 1.0, 0.06, circles=[(box, 0.3, 0.1)])
    assert numbers()[2] == pytest.approx(math.sin(0.45), abs=0.04)
    assert "focal length" in capsys.readouterr().out


def test_the_horizon_tells_pitch_and_roll() -> None:
    true = [horizon(x) for x in (0.1, 0.9)]
    match_camera(42.0, 0.3, 1.0, horizon=[(0.1, true[0]), (0.9, true[1])])
    assert [horizon(x) for x in (0.1, 0.9)] == pytest.approx(true, abs=0.005)
    assert session_scene().camera.data.lens == pytest.approx(42.0, rel=0.2)


def test_nonsense_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing is known"):
        match_camera(*GUESS)
    wrong = [((0.1 * n, (0.37 * n) % 1.0), (n % 3 - 1.0, 2.0 + n % 2, 0.3 * (n % 4))) for n in range(10)]
    with pytest.raises(ValueError, match="contradicts"):
        match_camera(*GUESS, points=wrong)
    with pytest.raises(ValueError, match="radius"):
        match_camera(*GUESS, circles=[((0.1, 0.1, 0.2, 0.2), -1.0, 0.0)])
