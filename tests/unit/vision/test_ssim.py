# SPDX-License-Identifier: GPL-3.0-or-later
"""SSIM agrees with scikit-image, also where its window barely fits, and falls as noise grows."""

import numpy as np
import pytest
from skimage.metrics import structural_similarity

from maquette.agent.vision.ssim import ssim

Pair = tuple[np.ndarray, np.ndarray]


def reference_ssim(first: np.ndarray, second: np.ndarray) -> float:
    return structural_similarity(
        first, second, gaussian_weights=True, sigma=1.5, use_sample_covariance=False, channel_axis=2, data_range=255
    )


def test_agrees_with_scikit_image(pair: Pair) -> None:
    assert ssim(*pair) == pytest.approx(reference_ssim(*pair), abs=1e-4)


@pytest.mark.parametrize("shape", [(11, 11), (11, 40), (12, 13)])
def test_agrees_where_the_window_barely_fits(random_pair: Pair, shape: tuple[int, int]) -> None:
    first, second = (picture[: shape[0], : shape[1]] for picture in random_pair)
    assert ssim(first, second) == pytest.approx(reference_ssim(first, second), abs=1e-4)


@pytest.mark.parametrize("shape", [(1, 1), (10, 60), (60, 3)])
def test_pictures_smaller_than_the_window(random_pair: Pair, shape: tuple[int, int]) -> None:
    first, second = (picture[: shape[0], : shape[1]] for picture in random_pair)
    assert ssim(first, first) == pytest.approx(1.0, abs=1e-6)
    assert -1.0 <= ssim(first, second) < 0.99


def test_identity(coffee: np.ndarray) -> None:
    assert ssim(coffee, coffee) == pytest.approx(1.0, abs=1e-6)


def test_symmetry(pair: Pair) -> None:
    first, second = pair
    assert ssim(first, second) == pytest.approx(ssim(second, first), abs=1e-6)
