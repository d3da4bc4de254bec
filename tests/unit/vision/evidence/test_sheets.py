# SPDX-License-Identifier: GPL-3.0-or-later
"""Sheets keep pixels and scale; crops show the worst regions; differences keep their sign."""

import numpy as np
import pytest
from numpy.typing import NDArray

from maquette.agent.vision.evidence import cropped_sheet, pair_pictures
from maquette.agent.vision.evidence.crops import draw_crops
from maquette.agent.vision.evidence.difference import signed_difference
from maquette.agent.vision.evidence.panels import GAP, columns_for, fitted_sheet, resample, sheet
from maquette.agent.vision.evidence.worst_windows import worst_windows
from maquette.agent.vision.psnr import squared_error

Pair = tuple[NDArray[np.uint8], NDArray[np.uint8]]


def test_a_sheet_keeps_the_pixels_of_its_panels(random_pair: Pair) -> None:
    first, second = random_pair
    height, width = first.shape[:2]
    board = sheet([first, second], 2)
    assert (board[:, :width] == first).all() and (board[:, width + GAP :] == second).all()
    assert (board[:, width : width + GAP] == 255).all()
    board = sheet([first, second], 1)
    assert (board[:height] == first).all() and (board[height + GAP :] == second).all()


def test_panels_of_a_sheet_have_one_size(random_pair: Pair) -> None:
    with pytest.raises(ValueError, match="one size"):
        sheet([random_pair[0], random_pair[1][1:]], 2)


@pytest.mark.parametrize(("height", "width", "columns"), [(512, 768, 1), (768, 512, 2), (200, 900, 1)])
def test_two_panels_lie_so_that_they_come_out_largest(height: int, width: int, columns: int) -> None:
    assert columns_for(2, height, width) == columns


@pytest.mark.parametrize("shape", [(61, 97), (97, 61), (64, 64), (700, 1500)])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_fitted_sheet_has_a_bounded_longer_side(shape: tuple[int, int], count: int) -> None:
    board = fitted_sheet([np.zeros((*shape, 3), np.uint8)] * count, longest=512)
    assert 490 <= max(board.shape) <= 512


def test_a_larger_picture_keeps_its_corners(coffee: NDArray[np.uint8]) -> None:
    larger = resample(coffee, coffee.shape[0] * 3, coffee.shape[1] * 3)
    assert (larger[0, 0] == coffee[0, 0]).all() and (larger[-1, -1] == coffee[-1, -1]).all()
    back = resample(larger, *coffee.shape[:2])
    assert np.abs(back.astype(int) - coffee).mean() < 3.0


def test_the_first_window_holds_the_worst_pixel() -> None:
    error = np.zeros((60, 90), np.float32)
    error[41, 77] = 9.0
    error[5, 5] = 1.0
    first, second = worst_windows(error)
    assert error[first.slices].max() == 9.0 and first.share == pytest.approx(0.9)
    assert error[second.slices].max() == 1.0 and second.share == pytest.approx(0.1)


def test_windows_have_no_common_pixel_and_come_in_order(random_pair: Pair) -> None:
    windows = worst_windows(squared_error(*random_pair))
    assert len(windows) == 3
    covered = np.zeros(random_pair[0].shape[:2], int)
    for window in windows:
        covered[window.slices] += 1
    assert covered.max() == 1
    assert [window.share for window in windows] == sorted((window.share for window in windows), reverse=True)


def test_no_window_holds_more_error_than_the_first(random_pair: Pair) -> None:
    error = squared_error(*random_pair)
    worst = worst_windows(error)[0]
    sums = [
        error[row : row + worst.side, column : column + worst.side].sum()
        for row in range(error.shape[0] - worst.side + 1)
        for column in range(error.shape[1] - worst.side + 1)
    ]
    assert error[worst.slices].sum() == pytest.approx(max(sums), rel=1e-5)


def test_equal_pictures_have_no_worst_region(coffee: NDArray[np.uint8]) -> None:
    assert worst_windows(squared_error(coffee, coffee)) == ()


def test_crops_show_the_same_place_of_each_picture() -> None:
    first = np.zeros((60, 90, 3), np.uint8)
    second = first.copy()
    second[30:40, 40:50] = (255, 0, 0)
    windows = worst_windows(squared_error(first, second), 1)
    crops = draw_crops([first, second], windows, longest=300)
    side = (300 - 2 * GAP) // 3
    above, below = crops[:side], crops[side + GAP :]
    assert not (above == (255, 0, 0)).all(axis=2).any()
    red = (below == (255, 0, 0)).all(axis=2).mean()
    assert red == pytest.approx(100 / windows[0].side ** 2, rel=0.3)


def test_the_difference_has_a_sign() -> None:
    reference = np.full((4, 4, 3), 100, np.uint8)
    render = reference.copy()
    render[0] = 200
    render[1] = 0
    difference = signed_difference(reference, render)
    assert (difference[0] == 178).all() and (difference[1] == 78).all() and (difference[2:] == 128).all()
    extreme = signed_difference(np.array([[[0, 255, 0]]], np.uint8), np.array([[[255, 0, 0]]], np.uint8))
    assert extreme.tolist() == [[[255, 0, 128]]]


def test_a_pair_turned_round_changes_places_and_nothing_else(coffee: NDArray[np.uint8]) -> None:
    first, second = {"full": coffee}, {"full": 255 - coffee}
    one, other = pair_pictures(coffee, first, second), pair_pictures(coffee, second, first)
    assert [entry.caption for entry in one] == [entry.caption for entry in other]
    assert sorted(one[0].picture.ravel()) == sorted(other[0].picture.ravel())
    assert (one[0].picture != other[0].picture).any()


def test_a_crop_that_was_asked_for_shows_that_part_of_both(coffee: NDArray[np.uint8]) -> None:
    height, width = coffee.shape[:2]
    box = (0.25, 0.5, 0.75, 1.0)
    drawn = cropped_sheet(coffee, 255 - coffee, box)
    part = coffee[height // 2 :, width // 4 : int(0.75 * width)]
    assert (drawn.picture == fitted_sheet([part, 255 - part])).all()
    assert "x 0.25 to 0.75, y 0.50 to 1.00" in drawn.caption


@pytest.mark.parametrize("box", [(0.999, 0.999, 1.0, 1.0), (0.0, 0.0, 0.001, 1.0)])
def test_a_crop_thinner_than_a_pixel_still_shows_one(
    coffee: NDArray[np.uint8], box: tuple[float, float, float, float]
) -> None:
    assert cropped_sheet(coffee, coffee, box).picture.size
