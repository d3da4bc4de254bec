# SPDX-License-Identifier: GPL-3.0-or-later
"""Base colours step towards what the picture shows, and stay paints."""

import numpy as np
import pytest

from maquette.agent.vision.albedo.next_colours import at_the_limit, next_colours
from maquette.agent.vision.albedo.spots import Spot
from maquette.agent.vision.colour import srgb_to_linear

ALL = np.ones((8, 8), bool)


def picture(colour: tuple[int, int, int]) -> np.ndarray:
    return np.full((8, 8, 3), colour, np.uint8)


def after(colour: tuple[float, float, float], wanted: tuple[int, int, int], shown: tuple[int, int, int]) -> np.ndarray:
    found = next_colours({"peel": np.array(colour)}, [Spot("peel", ALL, ALL)], picture(wanted), picture(shown))
    return found["peel"]


def test_a_colour_is_multiplied_by_what_it_lacks() -> None:
    lacking = srgb_to_linear(np.array([200, 120, 60]) / 255.0) / srgb_to_linear(np.array([180, 120, 80]) / 255.0)
    assert after((0.4, 0.3, 0.2), (200, 120, 60), (180, 120, 80)) == pytest.approx(lacking * [0.4, 0.3, 0.2], rel=1e-4)


def test_what_would_be_lighter_than_paint_keeps_its_hue() -> None:
    orange = after((0.8, 0.4, 0.1), (255, 188, 99), (188, 137, 71))
    assert at_the_limit(orange)
    assert orange[1] / orange[0] == pytest.approx(0.5, rel=0.05)
    assert orange[2] / orange[0] == pytest.approx(0.125, rel=0.05)


def test_a_colour_within_reach_is_not_at_the_limit() -> None:
    assert not at_the_limit(after((0.4, 0.3, 0.2), (150, 120, 80), (150, 120, 80)))
