# SPDX-License-Identifier: GPL-3.0-or-later
"""The reference under a grid."""

import numpy as np
import pytest

from maquette.agent.vision.coordinate_grid import (
    LEAST_LONG_SIDE,
    QUARTERS,
    coordinate_grid,
    draw_quarters,
)
from maquette.agent.vision.evidence.panels import LONGEST


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


def test_a_part_has_lines_at_the_twentieths_of_the_whole() -> None:
    grey = np.full((550, 1100, 3), 100, np.uint8)
    drawn = coordinate_grid(grey, (0.45, 0.0, 1.0, 0.55))
    margin = (drawn.shape[0] - 550) // 2
    inner = drawn[margin:-margin, margin:-margin]
    lines = np.flatnonzero(inner.min(axis=(0, 2)) > 100)
    # 0.45 to 1.00 by 0.05 over 1100 columns.
    assert lines.tolist() == [*range(0, 1100, 100), 1099]


def test_quarters_show_more_detail_than_the_whole_and_lie_where_they_say() -> None:
    ramp = np.linspace(0, 250, 3000).round().astype(np.uint8)
    picture = np.repeat(np.repeat(ramp[None, :, None], 2000, axis=0), 3, axis=2)
    grids = draw_quarters(picture)
    assert set(grids) == {*QUARTERS}
    for name, (left, _top, right, _bottom) in QUARTERS.items():
        grid = grids[name]
        margin = (grid.shape[1] - LONGEST) // 2
        row = grid[margin + 7, margin:-margin, 0].astype(float)
        # Between the lines: a hundredth of the part's width from each border.
        place = LONGEST // 100
        assert row[place] == pytest.approx(250 * (left + 0.01 * (right - left)), abs=2.0)
        assert row[-place] == pytest.approx(250 * (right - 0.01 * (right - left)), abs=2.0)


def test_quarters_of_a_small_picture_are_enlarged() -> None:
    grids = draw_quarters(np.full((60, 90, 3), 100, np.uint8))
    assert all(max(grids[name].shape) > LONGEST for name in QUARTERS)
