# SPDX-License-Identifier: GPL-3.0-or-later
"""Medians by counting are the medians by sorting."""

import numpy as np
import pytest

from maquette.agent.vision.median_colour import median_colour


@pytest.mark.parametrize("share", [0.002, 0.1, 0.9])
def test_agrees_with_numpy(coffee: np.ndarray, share: float) -> None:
    mask = np.random.default_rng(10).random(coffee.shape[:2]) < share
    assert median_colour(coffee, mask) == pytest.approx(np.median(coffee[mask], axis=0) / 255.0)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_few_pixels(coffee: np.ndarray, count: int) -> None:
    mask = np.zeros(coffee.shape[:2], bool)
    mask[100, 50 : 50 + 3 * count : 3] = True
    assert median_colour(coffee, mask) == pytest.approx(np.median(coffee[mask], axis=0) / 255.0)


def test_no_pixels(coffee: np.ndarray) -> None:
    with pytest.raises(ValueError, match="empty"):
        median_colour(coffee, np.zeros(coffee.shape[:2], bool))
