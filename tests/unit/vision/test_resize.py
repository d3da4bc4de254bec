# SPDX-License-Identifier: GPL-3.0-or-later
"""Resizing agrees with scikit-image, and area averages with counting."""

import numpy as np
import pytest
from skimage.transform import downscale_local_mean
from skimage.transform import resize as reference_resize

from maquette.agent.vision.resize import enlarge, shrink


def picture(height: int, width: int) -> np.ndarray:
    return np.random.default_rng(8).random((height, width, 3)).astype(np.float32)


@pytest.mark.parametrize(("height", "width"), [(60, 45), (7, 13), (20, 15), (59, 44), (1, 1), (33, 45)])
def test_shrink_averages_areas(height: int, width: int) -> None:
    big = picture(60, 45)
    repeated = big.astype(float).repeat(height, axis=0).repeat(width, axis=1)
    assert np.allclose(shrink(big, height, width), downscale_local_mean(repeated, (60, 45, 1)), atol=1e-5)


def test_shrink_keeps_the_mean_at_every_size() -> None:
    column = picture(40, 1)
    for height in range(1, 41):
        assert shrink(column, height, 1).mean() == pytest.approx(column.mean(), abs=1e-5)


@pytest.mark.parametrize(("height", "width"), [(60, 45), (61, 100), (200, 46)])
def test_enlarge_agrees_with_scikit_image(height: int, width: int) -> None:
    small = picture(60, 45)
    expected = reference_resize(small, (height, width), order=1, mode="edge", anti_aliasing=False)
    assert np.allclose(enlarge(small, height, width), expected, atol=1e-5)


def test_planes_and_precision_are_kept() -> None:
    plane = picture(12, 10)[:, :, 0]
    for result, shape in ((shrink(plane, 5, 4), (5, 4)), (enlarge(plane, 20, 30), (20, 30))):
        assert result.shape == shape
        assert result.dtype == np.float32


def test_one_pixel_becomes_a_card() -> None:
    assert np.array_equal(enlarge(picture(1, 1), 4, 5), np.broadcast_to(picture(1, 1), (4, 5, 3)))


@pytest.mark.parametrize(("height", "width"), [(0, 4), (61, 45), (60, 46)])
def test_shrink_refuses_to_enlarge(height: int, width: int) -> None:
    with pytest.raises(ValueError, match="cannot shrink"):
        shrink(picture(60, 45), height, width)
