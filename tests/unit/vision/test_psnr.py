# SPDX-License-Identifier: GPL-3.0-or-later
"""PSNR agrees with scikit-image and behaves as a ratio should."""

import numpy as np
import pytest
from skimage.metrics import peak_signal_noise_ratio

from maquette.agent.vision.psnr import HIGHEST, psnr, squared_error

Pair = tuple[np.ndarray, np.ndarray]


def test_agrees_with_scikit_image(pair: Pair) -> None:
    assert psnr(squared_error(*pair)) == pytest.approx(peak_signal_noise_ratio(*pair), abs=1e-3)


def test_error_is_per_pixel_and_summed_over_channels() -> None:
    first, second = np.zeros((2, 3, 3), np.uint8), np.zeros((2, 3, 3), np.uint8)
    second[1, 2] = (255, 3, 4)
    expected = np.zeros((2, 3))
    expected[1, 2] = 255.0**2 + 25.0
    assert np.array_equal(squared_error(first, second), expected)


def test_equal_pictures_are_the_best_there_is(coffee: np.ndarray) -> None:
    assert psnr(squared_error(coffee, coffee)) == HIGHEST


def test_symmetry(pair: Pair) -> None:
    first, second = pair
    assert psnr(squared_error(first, second)) == psnr(squared_error(second, first))
