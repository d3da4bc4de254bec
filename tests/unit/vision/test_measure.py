# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of whole pictures: right against scikit-image, best for a perfect render, falling with damage."""

import numpy as np
import pytest
from skimage.color import deltaE_ciede2000, rgb2lab
from skimage.metrics import peak_signal_noise_ratio, structural_similarity

from maquette.agent.measurements import LOWER_IS_BETTER, Measurements
from maquette.agent.vision.measure import measure_picture
from maquette.agent.vision.psnr import HIGHEST

Pair = tuple[np.ndarray, np.ndarray]
FIGURES = ("psnr", "ssim", "ciede2000", "edge_f1", "histogram")


def with_noise(picture: np.ndarray, levels: float) -> np.ndarray:
    noise = np.random.default_rng(11).normal(0.0, levels, picture.shape)
    return np.clip(np.rint(picture + noise), 0, 255).astype(np.uint8)


def test_agrees_with_scikit_image(pair: Pair) -> None:
    first, second = pair
    measured = measure_picture(first, second)
    assert measured.psnr == pytest.approx(peak_signal_noise_ratio(first, second), abs=1e-3)
    assert measured.ssim == pytest.approx(
        structural_similarity(
            first, second, gaussian_weights=True, sigma=1.5, use_sample_covariance=False, channel_axis=2
        ),
        abs=1e-3,
    )
    assert measured.ciede2000 == pytest.approx(deltaE_ciede2000(rgb2lab(first), rgb2lab(second)).mean(), abs=1e-3)


def test_a_perfect_render(coffee: np.ndarray) -> None:
    measured = measure_picture(coffee, coffee)
    assert measured.ssim == pytest.approx(1.0, abs=1e-6)
    assert measured.histogram == pytest.approx(1.0)
    assert measured == Measurements(HIGHEST, measured.ssim, 0.0, 1.0, measured.histogram, 0.0, 0.0)


def test_symmetry(pair: Pair) -> None:
    first, second = pair
    there, back = measure_picture(first, second), measure_picture(second, first)
    for name in FIGURES:
        assert getattr(there, name) == pytest.approx(getattr(back, name), abs=1e-4)


@pytest.mark.parametrize("name", FIGURES)
def test_each_figure_gets_worse_with_noise(coffee: np.ndarray, name: str) -> None:
    values = [getattr(measure_picture(coffee, with_noise(coffee, levels)), name) for levels in (5, 15, 45, 120)]
    assert values == sorted(values, reverse=name not in LOWER_IS_BETTER)
    assert len(set(values)) == len(values)


def test_floats_and_levels_measure_alike(coffee: np.ndarray) -> None:
    noisy = with_noise(coffee, 10.0)
    floats = (coffee / 255.0).astype(np.float32), (noisy / 255.0).astype(np.float32)
    assert measure_picture(*floats) == measure_picture(coffee, noisy)


@pytest.mark.parametrize("shape", [(1, 1), (1, 30), (4, 4), (12, 500)])
def test_odd_sizes_have_figures(shape: tuple[int, int]) -> None:
    generator = np.random.default_rng(12)
    first, second = (generator.integers(0, 256, (*shape, 3), dtype=np.uint8) for _ in range(2))
    measured = measure_picture(first, second)
    assert all(np.isfinite(getattr(measured, name)) for name in FIGURES)


def test_sizes_must_agree(coffee: np.ndarray) -> None:
    with pytest.raises(ValueError, match="full view"):
        measure_picture(coffee, coffee[:-1])
