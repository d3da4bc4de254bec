# SPDX-License-Identifier: GPL-3.0-or-later
"""The reference under a grid."""

import numpy as np
import pytest

from maquette.agent.vision.coordinate_grid import LEAST_LONG_SIDE, coordinate_grid


@pytest.mark.parametrize(("height", "width"), [(640, 960), (96, 64)])
def test_lines_lie_at_the_tenths_of_the_picture_inside_the_margin(height: int, width: int) -> None:
    grey = np.full((height, width, 3), 100, np.uint8)
    drawn = coordinate_grid(grey)
    times = -(-LEAST_LONG_SIDE // max(height, width))
    margin = (drawn.shape[0] - height * times) // 2
    inner = drawn[margin:-margin, margin:-margin]
    assert inner.shape == (height * times, width * times, 3)
    for lines, pixels in ((inner.min(axis=(1, 2)), height * times), (inner.min(axis=(0, 2)), width * times)):
        assert np.flatnonzero(lines > 100).tolist() == [*(round(pixels * step / 10) for step in range(10)), pixels - 1]


def test_what_is_light_gets_dark_lines_and_keeps_its_pixels_between_them() -> None:
    picture = np.full((640, 640, 3), 240, np.uint8)
    drawn = coordinate_grid(picture)
    margin = (drawn.shape[0] - 640) // 2
    inner = drawn[margin:-margin, margin:-margin]
    assert inner[:, 64].max() < 240
    np.testing.assert_array_equal(inner[10:20, 10:20], picture[10:20, 10:20])
