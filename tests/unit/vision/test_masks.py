# SPDX-License-Identifier: GPL-3.0-or-later
"""Masks agree with scikit-image up to their boundary, and their figures with counting by hand."""

import numpy as np
import pytest
from scipy.ndimage import binary_dilation, binary_erosion
from skimage.draw import polygon2mask
from skimage.measure import regionprops

from maquette.agent.blueprint import Point
from maquette.agent.vision.masks import (
    bounding_box,
    box_iou,
    box_mask,
    centroid,
    inner_box,
    mask_iou,
    polygon_mask,
    scale_ratio,
)

HEIGHT, WIDTH = 80, 120
STAR = ((0.5, 0.05), (0.62, 0.95), (0.03, 0.35), (0.97, 0.4), (0.3, 0.9))
CONCAVE = ((0.1, 0.1), (0.9, 0.12), (0.5, 0.5), (0.88, 0.93), (0.13, 0.85))
LEAVING = ((-0.3, 0.2), (0.5, -0.4), (1.4, 0.6), (0.4, 1.3))


def random_polygon(seed: int) -> tuple[Point, ...]:
    points = np.random.default_rng(seed).random((7, 2)) * 1.2 - 0.1
    return tuple((float(x), float(y)) for x, y in points)


@pytest.mark.parametrize("outline", [STAR, CONCAVE, LEAVING, *(random_polygon(seed) for seed in range(8))])
def test_polygon_agrees_with_scikit_image_but_for_its_boundary(outline: tuple[Point, ...]) -> None:
    centres = np.array([(y * HEIGHT - 0.5, x * WIDTH - 0.5) for x, y in outline])
    expected = polygon2mask((HEIGHT, WIDTH), centres)
    ours = polygon_mask(outline, HEIGHT, WIDTH)
    boundary = binary_dilation(expected) & ~binary_erosion(expected, border_value=1)
    assert not ((ours != expected) & ~boundary).any()
    assert np.count_nonzero(ours != expected) <= 0.002 * ours.size


def test_a_rectangle_holds_the_pixels_whose_centres_it_holds() -> None:
    mask = polygon_mask(((0.1, 0.2), (0.6, 0.2), (0.6, 0.7), (0.1, 0.7)), 10, 10)
    expected = np.zeros((10, 10), bool)
    expected[2:7, 1:6] = True
    assert np.array_equal(mask, expected)


def test_the_whole_picture() -> None:
    assert polygon_mask(((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)), 7, 5).all()


def test_direction_and_start_do_not_matter() -> None:
    mask = polygon_mask(CONCAVE, HEIGHT, WIDTH)
    assert np.array_equal(mask, polygon_mask(CONCAVE[::-1], HEIGHT, WIDTH))
    assert np.array_equal(mask, polygon_mask(CONCAVE[2:] + CONCAVE[:2], HEIGHT, WIDTH))


def test_neighbours_share_no_pixel_and_leave_none() -> None:
    left = polygon_mask(((0.0, 0.0), (0.37, 0.0), (0.61, 1.0), (0.0, 1.0)), HEIGHT, WIDTH)
    right = polygon_mask(((0.37, 0.0), (1.0, 0.0), (1.0, 1.0), (0.61, 1.0)), HEIGHT, WIDTH)
    assert not (left & right).any()
    assert (left | right).all()


@pytest.mark.parametrize("outline", [(), ((0.5, 0.5),), ((0.1, 0.1), (0.9, 0.9)), ((2.0, 2.0), (3.0, 2.0), (2.0, 3.0))])
def test_outlines_without_pixels(outline: tuple[Point, ...]) -> None:
    assert not polygon_mask(outline, HEIGHT, WIDTH).any()


def test_box_mask() -> None:
    mask = box_mask((0.25, 0.5, 0.75, 1.0), 8, 12)
    expected = np.zeros((8, 12), bool)
    expected[4:8, 3:9] = True
    assert np.array_equal(mask, expected)


@pytest.mark.parametrize("box", [(0.501, 0.501, 0.502, 0.502), (0.999, 0.999, 1.0, 1.0), (-2.0, -2.0, -1.0, -1.0)])
def test_a_box_mask_is_never_empty(box: tuple[float, float, float, float]) -> None:
    assert np.count_nonzero(box_mask(box, 10, 10)) == 1


def test_inner_box() -> None:
    assert inner_box((0.0, 0.2, 1.0, 0.4), 0.8) == pytest.approx((0.1, 0.22, 0.9, 0.38))


def test_box_and_centroid_agree_with_scikit_image() -> None:
    mask = polygon_mask(STAR, HEIGHT, WIDTH)
    (region,) = regionprops(mask.astype(np.uint8))
    top, left, bottom, right = region.bbox
    assert bounding_box(mask) == pytest.approx((left / WIDTH, top / HEIGHT, right / WIDTH, bottom / HEIGHT))
    row, column = region.centroid
    assert centroid(mask) == pytest.approx(((column + 0.5) / WIDTH, (row + 0.5) / HEIGHT))


@pytest.mark.parametrize("figure", [bounding_box, centroid])
def test_empty_masks_have_no_place(figure: object) -> None:
    with pytest.raises(ValueError, match="empty"):
        figure(np.zeros((4, 4), bool))


def test_iou_of_masks_and_boxes_is_the_same_for_boxes() -> None:
    first, second = (0.1, 0.2, 0.6, 0.7), (0.3, 0.1, 0.9, 0.5)
    expected = mask_iou(box_mask(first, 100, 100), box_mask(second, 100, 100))
    assert box_iou(first, second) == pytest.approx(expected)
    assert expected == pytest.approx(0.09 / (0.25 + 0.24 - 0.09))


def test_iou_at_its_ends() -> None:
    mask = polygon_mask(STAR, HEIGHT, WIDTH)
    assert mask_iou(mask, mask) == 1.0
    assert mask_iou(mask, ~mask) == 0.0
    assert mask_iou(mask & False, mask & False) == 0.0
    assert box_iou((0.0, 0.0, 0.2, 1.0), (0.5, 0.0, 1.0, 1.0)) == 0.0


def test_scale_ratio() -> None:
    assert scale_ratio((0.0, 0.0, 0.5, 0.2), (0.5, 0.5, 0.75, 0.9)) == pytest.approx((2.0, 0.5))
