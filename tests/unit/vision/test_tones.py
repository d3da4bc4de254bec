# SPDX-License-Identifier: GPL-3.0-or-later
"""How dark and light a part gets, and a picture's colours place by place."""

import numpy as np
import pytest

from maquette.agent.vision.tones import cells, tones


def test_tones_are_the_means_of_the_outer_tenths() -> None:
    picture = np.zeros((10, 10, 3), np.uint8)
    picture[:] = np.arange(10, dtype=np.uint8)[:, None, None] * 20
    picture[9, :, 0] = 255
    mask = np.ones((10, 10), bool)
    dark, light = tones(picture, mask)
    assert dark == (0.0, 0.0, 0.0)
    assert light == pytest.approx((1.0, 180 / 255, 180 / 255), abs=1e-4)
    mask[0], mask[9] = False, False
    dark, light = tones(picture, mask)
    assert dark == pytest.approx((20 / 255,) * 3, abs=1e-4) and light == pytest.approx((160 / 255,) * 3, abs=1e-4)


def test_one_pixel_is_dark_and_light_at_once() -> None:
    picture = np.full((2, 2, 3), 51, np.uint8)
    mask = np.array([[True, False], [False, False]])
    assert tones(picture, mask) == (pytest.approx((0.2, 0.2, 0.2)),) * 2
    with pytest.raises(ValueError, match="empty mask"):
        tones(picture, ~np.ones((2, 2), bool))


@pytest.mark.parametrize(("height", "width", "shape"), [(60, 90, (8, 12)), (90, 60, (12, 8)), (3, 200, (1, 12))])
def test_cells_fill_the_picture_and_hold_both_means(height: int, width: int, shape: tuple[int, int]) -> None:
    rng = np.random.default_rng(1)
    reference, render = rng.integers(0, 256, (2, height, width, 3), dtype=np.uint8)
    rows = cells(reference, render)
    assert (len(rows), len(rows[0])) == shape
    last = (slice(height * (shape[0] - 1) // shape[0], height), slice(width * (shape[1] - 1) // shape[1], width))
    assert rows[-1][-1].reference == pytest.approx(reference[last].mean(axis=(0, 1)) / 255, abs=1e-4)
    assert rows[-1][-1].full == pytest.approx(render[last].mean(axis=(0, 1)) / 255, abs=1e-4)
