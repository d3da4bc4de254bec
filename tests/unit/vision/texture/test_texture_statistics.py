# SPDX-License-Identifier: GPL-3.0-or-later
"""Stripes, planks and spots drawn in perspective come back with their true direction, scale and colours."""

from collections.abc import Callable
from math import cos, degrees, pi, sin

import numpy as np
import pytest
from numpy.typing import NDArray

from maquette.agent.blueprint import CameraGuess
from maquette.agent.surface_texture import TextureStatistics
from maquette.agent.vision.camera.pinhole import pinhole_of, to_film
from maquette.agent.vision.texture import Plane, rectify, texture_statistics

HEIGHT, WIDTH = 320, 480
CAMERA = pinhole_of(CameraGuess(40, 0.6, 0.9), WIDTH / HEIGHT)
GROUND = Plane(np.zeros(3), np.array([1.0, 0.0, 0.0]), np.array([0.0, 1.0, 0.0]))
WALL = Plane(np.array([0.0, 2.0, 0.0]), np.array([cos(0.5), sin(0.5), 0.0]), np.array([0.0, 0.0, 1.0]))
DARK, LIGHT = np.array([0.35, 0.22, 0.12]), np.array([0.65, 0.45, 0.28])

Pattern = Callable[[NDArray[np.float64], NDArray[np.float64]], NDArray[np.float64]]


def view(plane: Plane, pattern: Pattern, seed: int = 0) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    """The plane with ``pattern`` (0 dark, 1 light, of metres across and up) under uneven light and noise."""
    y, x = np.mgrid[:HEIGHT, :WIDTH] + 0.5
    points = np.column_stack([x.ravel() / WIDTH, y.ravel() / HEIGHT])
    directions = CAMERA.directions(to_film(points, CAMERA.aspect))
    normal = np.cross(plane.across, plane.up)
    depth = ((plane.point - CAMERA.position) @ normal) / (directions @ normal)
    places = CAMERA.position + depth[:, None] * directions - plane.point
    tone = pattern(places @ plane.across, places @ plane.up)[:, None]
    colours = (DARK * (1.0 - tone) + LIGHT * tone) * (0.8 + 0.4 * points[:, :1])
    colours += np.random.default_rng(seed).normal(0.0, 0.01, colours.shape)
    mask = (depth > 0.0) & (depth < 6.0)
    picture = np.clip(colours * mask[:, None] * 255.0, 0, 255).astype(np.uint8)
    return picture.reshape(HEIGHT, WIDTH, 3), mask.reshape(HEIGHT, WIDTH)


def measured(plane: Plane, pattern: Pattern) -> TextureStatistics:
    surface = rectify(*view(plane, pattern), CAMERA, plane)
    assert surface is not None
    found = texture_statistics(surface)
    assert found is not None
    return found


def stripes(angle: float, period: float) -> Pattern:
    """Streaks that run at ``angle``, soft-edged."""
    return lambda across, up: 0.5 + 0.5 * np.sin(2.0 * pi * (up * cos(angle) - across * sin(angle)) / period)


def apart(first: float, second: float) -> float:
    """Degrees between two directions without a sense."""
    return abs(degrees((first - second + pi / 2.0) % pi - pi / 2.0))


@pytest.mark.parametrize("plane", [GROUND, WALL], ids=["ground", "wall"])
@pytest.mark.parametrize("angle", [0.0, 0.4, -0.9, 1.5])
@pytest.mark.parametrize("period", [0.03, 0.06])
def test_stripes_in_perspective_have_their_true_direction_and_period(plane: Plane, angle: float, period: float) -> None:
    found = measured(plane, stripes(angle, period))
    assert apart(found.angle, angle) < 2.0
    assert found.period == pytest.approx(period, rel=0.06)
    assert found.coherence > 0.8 and found.regular
    assert found.length > 3.0 * period


def test_colours_are_those_of_the_stripes_and_contrast_is_theirs() -> None:
    found = measured(GROUND, lambda across, up: (stripes(0.3, 0.06)(across, up) > 0.5).astype(float))
    assert len(found.colours) == 2 and found.shares == pytest.approx((0.5, 0.5), abs=0.08)
    for colour, true in zip(found.colours, (DARK, LIGHT), strict=True):
        assert colour == pytest.approx(tuple(true), abs=0.05)
    assert found.contrast == pytest.approx(11.5, abs=2.0)


def test_irregular_streaks_are_longer_than_wide_and_not_called_regular() -> None:
    rng = np.random.default_rng(3)
    waves = [(rng.uniform(20.0, 60.0), rng.uniform(-2.0, 2.0), rng.uniform(0.0, 6.3)) for _ in range(60)]

    def wood(across: NDArray[np.float64], up: NDArray[np.float64]) -> NDArray[np.float64]:
        total = sum(np.sin(2.0 * pi * (thin * up + slow * across) + phase) for thin, slow, phase in waves)
        return np.asarray(0.5 + total / 24.0)

    found = measured(GROUND, wood)
    assert apart(found.angle, 0.0) < 5.0 and found.coherence > 0.6
    assert not found.regular
    assert found.period == pytest.approx(1.0 / 40.0, rel=0.4)
    assert found.length > 4.0 * found.period


def test_spots_have_no_direction() -> None:
    rng = np.random.default_rng(5)
    waves = [(rng.uniform(0.0, pi), rng.uniform(0.0, 6.3)) for _ in range(80)]

    def spots(across: NDArray[np.float64], up: NDArray[np.float64]) -> NDArray[np.float64]:
        total = sum(np.sin(2.0 * pi * 20.0 * (across * cos(turn) + up * sin(turn)) + phase) for turn, phase in waves)
        return np.asarray(0.5 + total / 26.0)

    found = measured(GROUND, spots)
    assert found.coherence < 0.35
    assert found.period == pytest.approx(0.05, rel=0.15)


def test_an_even_surface_has_no_contrast_and_too_little_of_one_is_not_told() -> None:
    assert measured(GROUND, lambda across, up: 0.0 * up).contrast < 2.0
    picture, mask = view(GROUND, stripes(0.0, 0.05))
    few = np.zeros_like(mask)
    few[200:215, 200:215] = True
    assert rectify(picture, few, CAMERA, GROUND) is None
