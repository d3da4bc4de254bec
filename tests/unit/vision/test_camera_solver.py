# SPDX-License-Identifier: GPL-3.0-or-later
"""The camera is found again from what it sees, and what does not tell it is said."""

from dataclasses import replace
from itertools import pairwise
from math import degrees, pi

import numpy as np
import pytest

from maquette.agent.blueprint import CameraGuess
from maquette.agent.vision.camera.circle_pose import cameras_of_circle
from maquette.agent.vision.camera.matches import CircleMatch, HeightMatch, HorizonMatch, ParallelEdges, PointMatches
from maquette.agent.vision.camera.pinhole import Pinhole, pinhole_of, to_film, to_picture
from maquette.agent.vision.camera.snap import snap_to_edge
from maquette.agent.vision.camera.solve import CameraError, solve_camera
from maquette.agent.vision.ellipse import fit_ellipse

WIDTH, HEIGHT = 1024, 768
ASPECT = WIDTH / HEIGHT
GUESS = CameraGuess(focal_mm=50.0, pitch=0.3, height=1.0)
TRUE = CameraGuess(focal_mm=62.0, pitch=0.55, height=0.8, roll=0.08)
"""A camera over a table."""


def random_camera(random: np.random.Generator) -> Pinhole:
    """Two to five metres from the origin, at which it looks."""
    turn, rise = random.uniform(0, 2 * pi), random.uniform(0.1, 1.2)
    back = np.array([np.cos(turn) * np.cos(rise), np.sin(turn) * np.cos(rise), np.sin(rise)])
    right = np.cross([0, 0, 1], back) / np.linalg.norm(np.cross([0, 0, 1], back))
    roll = random.normal(0, 0.1)
    turned = np.array([[np.cos(roll), -np.sin(roll), 0], [np.sin(roll), np.cos(roll), 0], [0, 0, 1]])
    rotation = np.column_stack([right, np.cross(back, right), back]) @ turned
    return Pinhole(random.uniform(0.7, 2.5), rotation, random.uniform(2, 5) * back, ASPECT)


def visible_points(camera: Pinhole, random: np.random.Generator, flat: bool) -> tuple[np.ndarray, np.ndarray]:
    """Twenty points about the origin, and where they are seen."""
    world = random.uniform(-1, 1, (2000, 3)) * np.array([0.8, 0.8, 0.0 if flat else 0.5])
    seen = camera.project(world)
    inside = ((seen > 0) & (seen < 1)).all(axis=1)
    return world[inside][:20], seen[inside][:20]


def matches(seen: np.ndarray, world: np.ndarray) -> PointMatches:
    return PointMatches(tuple(map(tuple, seen)), tuple(map(tuple, world)))


def angle_between(one: Pinhole, other: Pinhole) -> float:
    """Degrees."""
    return degrees(np.arccos(np.clip((np.trace(one.rotation.T @ other.rotation) - 1) / 2, -1, 1)))


def circle(radius: float, height: float, distance: float = 1.3, count: int = 24) -> np.ndarray:
    turns = np.linspace(0, 2 * pi, count, endpoint=False)
    return np.column_stack([radius * np.cos(turns), distance + radius * np.sin(turns), np.full(count, height)])


def marks(camera: Pinhole, world: np.ndarray) -> tuple[tuple[float, float], ...]:
    return tuple(map(tuple, camera.project(world).tolist()))


def test_picture_and_film_are_each_others_inverse() -> None:
    points = np.random.default_rng(1).random((50, 2))
    assert np.allclose(to_picture(to_film(points, ASPECT), ASPECT), points)
    assert np.allclose(to_film(np.array([[1.0, 0.5], [0.5, 0.0]]), 2.0), [[0.5, 0.0], [0.0, 0.25]])


def test_a_guess_comes_back_from_its_pinhole() -> None:
    again = pinhole_of(TRUE, ASPECT).guess
    assert np.allclose(
        [again.focal_mm, again.pitch, again.height, again.roll], [TRUE.focal_mm, TRUE.pitch, TRUE.height, TRUE.roll]
    )


@pytest.mark.parametrize("flat", [False, True])
def test_exact_points_give_the_exact_camera(flat: bool) -> None:
    random = np.random.default_rng(2)
    for _ in range(20):
        camera = random_camera(random)
        world, seen = visible_points(camera, random, flat)
        if len(world) < 20:
            continue
        fit = solve_camera([matches(seen, world)], GUESS, WIDTH, HEIGHT)
        assert angle_between(fit.camera, camera) < 0.05
        assert np.abs((fit.camera.project(world) - seen) * [WIDTH, HEIGHT]).max() < 0.1
        assert not fit.wrong


def test_wrong_points_are_found_and_left_out() -> None:
    random = np.random.default_rng(3)
    off = []
    for _ in range(12):
        camera = random_camera(random)
        world, seen = visible_points(camera, random, flat=False)
        if len(world) < 20:
            continue
        marked = seen + random.normal(0, 2, seen.shape) / [WIDTH, HEIGHT]
        marked[:4] = random.random((4, 2))
        fit = solve_camera([matches(marked, world)], GUESS, WIDTH, HEIGHT)
        off.append(angle_between(fit.camera, camera))
        gross = np.linalg.norm((marked[:4] - seen[:4]) * [WIDTH, HEIGHT], axis=1) > 60
        assert {place // 2 for _, place in fit.wrong} >= set(np.flatnonzero(gross).tolist())
    assert np.median(off) < 1.5


def test_two_circles_on_one_axis_tell_pitch_and_roll_but_hardly_the_focal_length() -> None:
    camera = pinhole_of(TRUE, ASPECT)
    saucer = CircleMatch("saucer", marks(camera, circle(0.08, 0.015)), 0.08, 0.015, axis="cup")
    rim = CircleMatch("rim", marks(camera, circle(0.042, 0.07)), 0.05, 0.06, axis="cup", free=("radius", "height"))
    fit = solve_camera([saucer, rim], GUESS, WIDTH, HEIGHT)
    found = fit.camera.guess
    assert abs(found.pitch - TRUE.pitch) < 0.02
    assert abs(found.roll - TRUE.roll) < 0.02
    assert fit.pixels < 0.5
    assert fit.unknowns["radius of rim"] == pytest.approx(0.042, abs=0.004)
    assert fit.deviations["focal length"] > fit.deviations["pitch"]


def test_planks_leave_the_camera_open_until_a_saucer_stands_on_them() -> None:
    true = pinhole_of(TRUE, ASPECT)
    along = np.array([0.5, 0.8, 0.0])
    starts = np.array([[-0.3, 1.0, 0.0], [0.0, 1.0, 0.0], [0.3, 1.0, 0.0]])
    edges = tuple(
        (first, second) for first, second in zip(marks(true, starts), marks(true, starts + 0.5 * along), strict=True)
    )
    planks = ParallelEdges(edges, family="planks")
    alone = solve_camera([planks], GUESS, WIDTH, HEIGHT)
    assert {"focal length", "height"} <= set(alone.undetermined)
    saucer = CircleMatch("saucer", marks(true, circle(0.15, 0.02)), 0.15, 0.02)
    fit = solve_camera([planks, saucer], GUESS, WIDTH, HEIGHT)
    assert fit.undetermined == ()
    assert fit.camera.guess.focal_mm == pytest.approx(TRUE.focal_mm, rel=0.01)
    assert fit.camera.guess.pitch == pytest.approx(TRUE.pitch, abs=2e-3)
    assert fit.camera.guess.roll == pytest.approx(TRUE.roll, abs=2e-3)
    assert fit.camera.guess.height == pytest.approx(TRUE.height, rel=0.01)


def test_a_room_is_solved_from_its_edges_and_one_height() -> None:
    true = CameraGuess(focal_mm=28.0, pitch=0.12, height=1.5, roll=-0.03)
    camera = pinhole_of(true, ASPECT)
    turned = 0.5
    ahead, across = np.array([np.sin(turned), np.cos(turned), 0]), np.array([np.cos(turned), -np.sin(turned), 0])
    corner = 3.0 * ahead

    def edges(direction: np.ndarray, starts: list[np.ndarray]) -> tuple[tuple[tuple[float, float], ...], ...]:
        return tuple(marks(camera, np.array([start, start + direction])) for start in starts)

    up = np.array([0.0, 0.0, 1.0])
    uprights = edges(up, [corner, corner + 0.8 * across, corner - 0.7 * across])
    forward = edges(ahead, [corner - 0.6 * across, corner + 0.7 * across, corner + 2 * up])
    sideways = edges(across, [corner, corner + 2.2 * up, corner + 0.5 * ahead])
    foot, top = marks(camera, np.array([corner, corner + 2.0 * up]))
    fit = solve_camera(
        [
            ParallelEdges(uprights),
            ParallelEdges(forward, family="walls"),
            ParallelEdges(sideways, family="walls", quarter_turns=1),
            HeightMatch(foot, top, 2.0),
        ],
        CameraGuess(focal_mm=35.0, pitch=0.0, height=1.2),
        WIDTH,
        HEIGHT,
    )
    found = fit.camera.guess
    assert found.focal_mm == pytest.approx(28.0, rel=0.01)
    assert found.pitch == pytest.approx(0.12, abs=0.005)
    assert found.roll == pytest.approx(-0.03, abs=0.005)
    assert found.height == pytest.approx(1.5, rel=0.01)
    assert not fit.undetermined


def test_what_a_horizon_alone_does_not_tell_is_said_and_kept() -> None:
    camera = pinhole_of(replace(TRUE, pitch=0.1), ASPECT)
    far = np.array([[x, 1e6, 0.0] for x in (-4e5, 0.0, 4e5)])
    fit = solve_camera([HorizonMatch(marks(camera, far))], GUESS, WIDTH, HEIGHT)
    assert {"focal length", "height"} <= set(fit.undetermined)
    assert fit.camera.guess.focal_mm == pytest.approx(GUESS.focal_mm, rel=0.2)
    assert fit.camera.guess.roll == pytest.approx(TRUE.roll, abs=0.01)


def test_too_little_and_contradicting_marks_are_errors_that_say_so() -> None:
    random = np.random.default_rng(5)
    world = random.uniform(-1, 1, (12, 3))
    with pytest.raises(CameraError, match="does not determine"):
        solve_camera([matches(random.random((3, 2)), world[:3])], GUESS, WIDTH, HEIGHT)
    with pytest.raises(CameraError, match="contradicts itself"):
        solve_camera([matches(random.random((12, 2)), world)], GUESS, WIDTH, HEIGHT)


def test_marks_snap_to_the_edge_that_is_near() -> None:
    rows, columns = np.mgrid[0:96, 0:128] + 0.5
    inside = np.clip(30.0 - np.hypot(columns - 64.3, rows - 47.6) + 0.5, 0, 1)
    picture = np.repeat(inside[..., None], 3, axis=2).astype(np.float32)
    turns = np.linspace(0, 2 * pi, 40, endpoint=False)
    rough = np.column_stack([64.3 + 27.5 * np.cos(turns), 47.6 + 27.5 * np.sin(turns)]) / [128, 96]
    snapped, strength = snap_to_edge(picture, rough, 5.0)
    radii = np.linalg.norm(snapped * [128, 96] - [64.3, 47.6], axis=1)
    assert np.abs(radii - 30.0).max() < 0.35
    assert strength.min() > 20
    closed = np.vstack([snapped, snapped[:1]])
    assert max(np.linalg.norm(b - a) for a, b in pairwise(closed * [128, 96])) < 6


@pytest.mark.parametrize("pitch", [0.14, 0.5, 1.1])
def test_one_circle_gives_pitch_roll_and_height_at_once(pitch: float) -> None:
    true = CameraGuess(focal_mm=45.0, pitch=pitch, height=1.2, roll=0.07)
    seen = pinhole_of(true, ASPECT).project_to_film(circle(0.2, 0.1, 1.2 / np.tan(pitch)))
    ellipse = fit_ellipse(seen)
    assert ellipse is not None
    found = list(cameras_of_circle(ellipse, 0.2, 0.1, CameraGuess(45.0, 0.3, 1.0)))
    assert len(found) == 1
    assert found[0].pitch == pytest.approx(pitch, abs=1e-3)
    assert found[0].roll == pytest.approx(0.07, abs=1e-3)
    assert found[0].height == pytest.approx(1.2, abs=1e-3)
