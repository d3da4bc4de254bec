# SPDX-License-Identifier: GPL-3.0-or-later
"""The yardsticks are what they are called."""

import numpy as np
import pytest

from maquette.agent.vision.baselines import mean_colour_card, thumbnail_8x8
from maquette.agent.vision.colour import as_8_bit
from maquette.agent.vision.psnr import psnr, squared_error


def test_the_card_is_the_mean_and_its_error_the_deviation(coffee: np.ndarray) -> None:
    reference = (coffee / 255.0).astype(np.float32)
    card = mean_colour_card(reference)
    assert card.shape == reference.shape
    assert np.allclose(card, reference.astype(float).mean(axis=(0, 1)), atol=1e-6)
    expected = -10.0 * np.log10(reference.astype(float).var(axis=(0, 1)).mean())
    assert psnr(squared_error(coffee, as_8_bit(card))) == pytest.approx(expected, abs=0.01)


def test_the_thumbnail_knows_more_than_the_card(coffee: np.ndarray) -> None:
    reference = (coffee / 255.0).astype(np.float32)
    thumbnail, card = as_8_bit(thumbnail_8x8(reference)), as_8_bit(mean_colour_card(reference))
    assert thumbnail.shape == coffee.shape
    assert psnr(squared_error(coffee, thumbnail)) > psnr(squared_error(coffee, card)) + 3.0


def test_the_thumbnail_of_a_tiny_picture_is_the_picture() -> None:
    tiny = np.random.default_rng(9).random((5, 8, 3)).astype(np.float32)
    assert np.allclose(thumbnail_8x8(tiny), tiny, atol=1e-6)
