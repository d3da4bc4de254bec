# SPDX-License-Identifier: GPL-3.0-or-later
"""The sun is found from where a picture shows things and their shadows."""

from math import cos, degrees, sin

import numpy as np
import pytest

from maquette.agent.blueprint import CameraGuess
from maquette.agent.vision.camera.pinhole import Pinhole, pinhole_of
from maquette.agent.vision.light.from_shadows import ShadowPair, SunDirection, sun_from_shadows

FEET = ((-0.3, 1.2), (0.1, 1.5), (0.4, 2.1))


def direction(azimuth: float, elevation: float) -> np.ndarray:
    return np.array([sin(azimuth) * cos(elevation), cos(azimuth) * cos(elevation), sin(elevation)])


def seen(camera: Pinhole, sun: np.ndarray, level: float = 0.0) -> list[ShadowPair]:
    """What the camera shows of poles of 0.2 m and more on a level plane in that sun."""
    pairs = []
    for index, (x, y) in enumerate(FEET):
        foot = np.array([x, y, level])
        top = foot + np.array([0.0, 0.0, 0.2 + 0.05 * index])
        shadow = top - sun * (top[2] - level) / sun[2]
        places = camera.project(np.array([top, foot, shadow]))
        pairs.append(ShadowPair(*(tuple(place) for place in places.tolist())))
    return pairs


def apart(found: SunDirection, azimuth: float, elevation: float) -> float:
    """Degrees between what was found and the truth."""
    return degrees(np.arccos(np.clip(direction(found.azimuth, found.elevation) @ direction(azimuth, elevation), -1, 1)))


@pytest.mark.parametrize(("azimuth", "elevation"), [(-1.2, 0.7), (0.4, 1.2), (2.8, 0.4)])
@pytest.mark.parametrize("roll", [0.0, 0.2])
def test_exact_points_give_the_exact_direction(azimuth: float, elevation: float, roll: float) -> None:
    camera = pinhole_of(CameraGuess(35, 0.4, 0.8, roll), 1.5)
    pairs = seen(camera, direction(azimuth, elevation), level=0.1)
    found = sun_from_shadows(camera, pairs, level=0.1)
    assert apart(found, azimuth, elevation) < 1e-4 and found.spread < 1e-4
    assert apart(sun_from_shadows(camera, pairs[:1], level=0.1), azimuth, elevation) < 1e-4


def test_points_that_are_off_by_pixels_average_out_and_tell_by_how_much_they_differ() -> None:
    camera = pinhole_of(CameraGuess(35, 0.4, 0.8), 1.5)
    noise = np.random.default_rng(0)
    exact = seen(camera, direction(-1.0, 0.6))
    errors, spreads = [], []
    for _ in range(40):
        shaken = [
            ShadowPair(*(tuple(np.add(point, noise.normal(0.0, 1 / 768, 2))) for point in (p.top, p.foot, p.shadow)))
            for p in exact
        ]
        found = sun_from_shadows(camera, shaken)
        errors.append(apart(found, -1.0, 0.6))
        spreads.append(found.spread)
    assert np.median(errors) < 1.0
    assert 0.2 < np.median(spreads) < 3.0


def test_what_no_sun_explains_is_refused() -> None:
    camera = pinhole_of(CameraGuess(35, 0.1, 0.8), 1.5)
    with pytest.raises(ValueError, match="at least one"):
        sun_from_shadows(camera, [])
    with pytest.raises(ValueError, match="horizon"):
        sun_from_shadows(camera, [ShadowPair((0.5, 0.3), (0.5, 0.8), (0.7, 0.1))])
    with pytest.raises(ValueError, match="not above its foot"):
        sun_from_shadows(camera, [ShadowPair((0.5, 0.95), (0.5, 0.8), (0.7, 0.8))])
