# SPDX-License-Identifier: GPL-3.0-or-later
"""Light makes up for what light can be to blame for, and not for paint."""

import numpy as np
from numpy.typing import NDArray

from maquette.agent.vision.colour import as_8_bit, linear_to_srgb
from maquette.agent.vision.light.fit_light import MOST_GREEN, fit_light
from maquette.agent.vision.light.passes import Passes

HEIGHT, WIDTH = 32, 48
NOW = np.ones((1, 3))


def white_light() -> Passes:
    """One lamp on paint of many colours."""
    albedo = np.random.default_rng(3).uniform(0.1, 0.5, (HEIGHT // 8, WIDTH // 8, 3)).astype(np.float32)
    light = np.kron(albedo, np.ones((8, 8, 1), np.float32))
    nothing = np.zeros((HEIGHT, WIDTH, 3), np.float32)
    return Passes(light[None], nothing, NOW, np.ones((HEIGHT, WIDTH), bool), nothing)


def seen(passes: Passes, tint: tuple[float, float, float]) -> NDArray[np.uint8]:
    """The scene in light of this tint, with things in it that the scene lacks."""
    linear = passes.lights[0] * np.array(tint, np.float32)
    linear[:, ::3] *= np.float32(0.6)
    linear[::3] *= np.float32(0.7)
    return as_8_bit(linear_to_srgb(linear))


def test_a_lamp_grows_warmer_with_the_picture() -> None:
    passes = white_light()

    red, green, blue = fit_light(passes, seen(passes, (1.25, 1.0, 0.8))).factors[0]

    assert red > green > blue
    assert red / blue > 1.3


def test_a_green_picture_is_not_put_down_to_green_lamps() -> None:
    passes = white_light()

    red, green, blue = fit_light(passes, seen(passes, (0.8, 1.3, 0.8))).factors[0]

    assert green / np.sqrt(red * blue) <= MOST_GREEN + 1e-6


def test_what_is_left_is_told_without_noise() -> None:
    passes = white_light()
    noise = np.random.default_rng(4).normal(0.0, 0.02, passes.lights[0].shape)
    noisy = as_8_bit(np.clip(linear_to_srgb(passes.lights[0]) + noise, 0.0, 1.0).astype(np.float32))
    wrong = seen(passes, (1.0, 1.0, 1.0))

    of_noise = fit_light(passes, noisy).median_error(passes, noisy)
    of_faults = fit_light(passes, wrong).median_error(passes, wrong)

    assert 0.0 < of_noise < 0.01 < of_faults
