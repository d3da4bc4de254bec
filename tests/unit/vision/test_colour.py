# SPDX-License-Identifier: GPL-3.0-or-later
"""Colour conversions agree with scikit-image, in every precision that pictures come in."""

import numpy as np
import pytest
from skimage.color import lab2rgb, rgb2gray, rgb2lab

from maquette.agent.vision.colour import as_8_bit, linear_to_srgb, luminance, srgb_to_lab, srgb_to_linear


def colours(dtype: type) -> np.ndarray:
    return np.random.default_rng(3).random((50, 40, 3)).astype(dtype)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_lab_of_floats(dtype: type) -> None:
    lab = srgb_to_lab(colours(dtype))
    assert lab.dtype == dtype
    assert np.allclose(lab, rgb2lab(colours(np.float64)), atol=1e-3)


def test_lab_of_levels(coffee: np.ndarray) -> None:
    assert np.allclose(srgb_to_lab(coffee), rgb2lab(coffee), atol=1e-3)


def test_lab_of_black_white_and_a_dark_grey() -> None:
    assert np.allclose(srgb_to_lab(np.zeros(3)), 0.0, atol=1e-6)
    assert np.allclose(srgb_to_lab(np.ones(3)), (100.0, 0.0, 0.0), atol=0.01)
    assert np.allclose(lab2rgb(srgb_to_lab(np.full(3, 0.02))), 0.02, atol=1e-4)


@pytest.mark.parametrize(("srgb", "linear"), [(0.0, 0.0), (0.02, 0.02 / 12.92), (0.5, 0.2140411), (1.0, 1.0)])
def test_known_linear_values(srgb: float, linear: float) -> None:
    assert srgb_to_linear(np.array([srgb]))[0] == pytest.approx(linear, abs=1e-6)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_linear_and_back(dtype: type) -> None:
    there_and_back = linear_to_srgb(srgb_to_linear(colours(dtype)))
    assert there_and_back.dtype == dtype
    assert np.allclose(there_and_back, colours(dtype), atol=1e-5)


def test_luminance() -> None:
    assert np.allclose(luminance(colours(np.float64)), rgb2gray(colours(np.float64)), atol=1e-3)
    assert luminance(np.ones(3)) == pytest.approx(1.0)


def test_8_bit_levels_survive_the_way_through_floats() -> None:
    levels = np.arange(256, dtype=np.uint8)
    assert np.array_equal(as_8_bit((levels / 255.0).astype(np.float32)), levels)
    assert as_8_bit(levels) is levels
    assert np.array_equal(as_8_bit(np.array([-0.5, 2.0])), [0, 255])
