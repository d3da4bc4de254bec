# SPDX-License-Identifier: GPL-3.0-or-later
"""Luminance histograms agree with numpy and scikit-image."""

import numpy as np
import pytest
from skimage.exposure import histogram

from maquette.agent.vision.colour import luminance
from maquette.agent.vision.histogram import histogram_intersection, luminance_histogram

Pair = tuple[np.ndarray, np.ndarray]


def test_agrees_with_numpy(pair: Pair) -> None:
    for picture in pair:
        tones = luminance(picture / 255.0)
        expected, _ = np.histogram(tones, bins=64, range=(0.0, 1.0))
        assert np.allclose(luminance_histogram(tones), expected / tones.size, atol=1e-3)


def test_agrees_with_scikit_image() -> None:
    # scikit-image spans its bins from the least to the greatest value: here 0 and 1 exactly.
    tones = np.random.default_rng(6).random((80, 60))
    tones[0, :2] = 0.0, 1.0
    expected, _ = histogram(tones, nbins=64, normalize=True)
    assert np.allclose(luminance_histogram(tones), expected, atol=1e-6)


def test_intersection_of_real_pictures(pair: Pair) -> None:
    counts = [np.histogram(luminance(picture / 255.0), bins=64, range=(0.0, 1.0))[0] for picture in pair]
    expected = sum(min(a / pair[0][..., 0].size, b / pair[1][..., 0].size) for a, b in zip(*counts, strict=True))
    ours = histogram_intersection(*(luminance_histogram(luminance(picture / 255.0)) for picture in pair))
    assert ours == pytest.approx(expected, abs=1e-3)


def test_identity_and_no_overlap() -> None:
    dark, light = (luminance_histogram(np.full((5, 7), level)) for level in (0.1, 0.9))
    assert histogram_intersection(dark, dark) == pytest.approx(1.0)
    assert histogram_intersection(dark, light) == 0.0


def test_black_and_white_have_their_bins() -> None:
    shares = luminance_histogram(np.array([[0.0, 1.0]]))
    assert shares[0] == shares[63] == 0.5
