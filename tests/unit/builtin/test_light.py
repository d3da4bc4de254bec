# SPDX-License-Identifier: GPL-3.0-or-later
"""Light is found again in what it lit."""

from math import pi

import numpy as np
import pytest

from maquette.agent.blueprint import Blueprint
from maquette.agent.providers.builtin.layout import lay_out
from maquette.agent.providers.builtin.light_casters import Caster, casters_of
from maquette.agent.providers.builtin.light_fit import LightFit, LitBy, Panel, Sun, direction_of, fit_light
from maquette.agent.providers.builtin.light_guess import guess_light
from maquette.agent.providers.builtin.light_samples import Samples

MIDDLE = (0.0, 1.0, 0.0)
POST = Caster("post", MIDDLE, np.linspace(0.0, 0.5, 6), np.full(6, 0.1), frozenset())


def level_ground() -> tuple[np.ndarray, np.ndarray]:
    x, y = np.meshgrid(np.linspace(-1.0, 1.0, 41), np.linspace(0.0, 2.0, 41))
    points = np.stack([x.ravel(), y.ravel(), np.zeros(x.size)], axis=1)
    free = np.hypot(points[:, 0], points[:, 1] - 1.0) > 0.12
    return points[free], np.tile([0.0, 0.0, 1.0], (int(free.sum()), 1))


def samples_of(light: np.ndarray, points: np.ndarray, normals: np.ndarray) -> Samples:
    return Samples(points, normals, ["ground"] * len(points), np.stack([light] * 3, axis=1), np.ones((len(points), 3)))


def behind_the_post(points: np.ndarray, sun: Sun) -> np.ndarray:
    """Where the post's middle line hides the sun, an independent and simpler test than the fit's own."""
    towards = direction_of(sun.azimuth, sun.elevation)[:2]
    towards = towards / np.linalg.norm(towards)
    offset = np.array(MIDDLE[:2]) - points[:, :2]
    along, aside = offset @ towards, offset @ np.array([-towards[1], towards[0]])
    length = 0.5 / np.tan(sun.elevation)
    return (along > 0.0) & (along < length) & (np.abs(aside) < 0.1)


@pytest.mark.parametrize("sun", [Sun(pi / 4, 0.698), Sun(-3 * pi / 4, 0.436), Sun(0.0, 0.96)])
def test_sun_is_found_by_the_shadow_of_a_post(sun: Sun) -> None:
    points, normals = level_ground()
    light = np.where(behind_the_post(points, sun), 0.4, 1.2)
    fit = fit_light(samples_of(light, points, normals), [POST], MIDDLE, 1.0, bounce=0.3)
    assert fit.error < 0.5
    key = fit.lamps[0]
    assert isinstance(key.lamp, Sun)
    found = direction_of(key.lamp.azimuth, key.lamp.elevation)
    assert found @ direction_of(sun.azimuth, sun.elevation) > 0.93


def test_falloff_is_explained_by_a_panel() -> None:
    points, normals = level_ground()
    lamp = np.array([1.2, -0.2, 0.6])
    distance = np.linalg.norm(points - lamp, axis=1)
    light = 0.5 + 0.6 * lamp[2] / distance**3
    fit = fit_light(samples_of(light, points, normals), [], MIDDLE, 1.0, bounce=0.3)
    assert isinstance(fit.lamps[0].lamp, Panel)
    assert fit.lamps[0].lamp.location[:2] == pytest.approx((1.2, -0.2))


def test_even_light_needs_no_lamps() -> None:
    points, normals = level_ground()
    fit = fit_light(samples_of(np.ones(len(points)), points, normals), [], MIDDLE, 1.0, bounce=0.3)
    assert fit.lamps == ()
    assert fit.surroundings == pytest.approx((1.0, 1.0, 1.0), abs=0.01)
    assert guess_light(fit).key_to_fill == 0.0


def test_colour_of_the_lamp_goes_into_the_guess() -> None:
    warm = LitBy(Sun(1.0, 0.5), (1.0, 0.8, 0.5))
    guess = guess_light(LightFit((0.5, 0.5, 0.5), (warm,), 0.3))
    assert (guess.azimuth, guess.elevation) == (1.0, 0.5)
    assert guess.colour[0] > guess.colour[1] > guess.colour[2]
    assert guess.fill_colour == (1.0, 1.0, 1.0)


def test_what_is_in_a_cup_is_hidden_by_its_rim_alone(coffee: Blueprint) -> None:
    layout = lay_out(coffee, 1.5)
    cup = next(caster for caster in casters_of(layout) if "vessel" in caster.owner)
    assert any("filling" in inside for inside in cup.contents)
    assert not any("disc" in inside for inside in cup.contents)
