# SPDX-License-Identifier: GPL-3.0-or-later
"""Of many lamps that might be there, those are found that made the picture."""

import numpy as np
from numpy.typing import NDArray

from maquette.agent.vision.colour import as_8_bit, linear_to_srgb
from maquette.agent.vision.light.choose_bulbs import MOST, choose_bulbs
from maquette.agent.vision.light.passes import Passes

HEIGHT, WIDTH = 24, 36
NOW = np.ones((1, 3))


def pool(x: float, y: float) -> NDArray[np.float32]:
    """Light that falls off around a point, (HEIGHT, WIDTH, 3)."""
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH] / WIDTH
    level = 0.2 * np.exp(-((columns - x) ** 2 + (rows - y) ** 2) / 0.02)
    return np.repeat(level[..., None], 3, axis=2).astype(np.float32)


def even_light() -> Passes:
    lights = np.full((1, HEIGHT, WIDTH, 3), 0.1, np.float32)
    nothing = np.zeros((HEIGHT, WIDTH, 3), np.float32)
    return Passes(lights, nothing, NOW, np.ones((HEIGHT, WIDTH), bool), nothing)


CANDIDATES = np.stack([pool(x, y) for y in (0.15, 0.5) for x in (0.1, 0.4, 0.7, 0.9)])


def picture(linear: NDArray[np.float32]) -> NDArray[np.uint8]:
    return as_8_bit(linear_to_srgb(linear))


def test_the_lamps_that_made_the_picture_are_found_as_bright_as_they_were() -> None:
    reference = picture(0.1 + 1.5 * CANDIDATES[2] + 0.6 * CANDIDATES[5])

    choice = choose_bulbs(even_light(), CANDIDATES, reference)

    assert set(choice.chosen) == {2, 5}
    assert abs(choice.strengths[2] - 1.5) < 0.05
    assert abs(choice.strengths[5] - 0.6) < 0.05


def test_none_is_added_to_what_is_right() -> None:
    assert choose_bulbs(even_light(), CANDIDATES, picture(np.full((HEIGHT, WIDTH, 3), 0.1, np.float32))).chosen == ()


def test_no_lamp_makes_what_is_too_bright_darker() -> None:
    darker = picture(np.maximum(0.1 - CANDIDATES[2], 0.01))

    assert 2 not in choose_bulbs(even_light(), CANDIDATES, darker).chosen


def test_never_more_than_a_few() -> None:
    everywhere = picture(0.05 + CANDIDATES.sum(axis=0) * np.linspace(0.5, 1.5, WIDTH)[None, :, None].astype(np.float32))

    assert len(choose_bulbs(even_light(), CANDIDATES, everywhere).chosen) <= MOST
