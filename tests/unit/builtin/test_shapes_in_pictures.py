# SPDX-License-Identifier: GPL-3.0-or-later
"""Ellipses and outlines."""

from math import pi

import numpy as np
import pytest

from maquette.agent.vision.ellipse import Ellipse, fit_ellipse, fit_ellipse_robustly
from maquette.agent.vision.masks import polygon_mask
from maquette.agent.vision.outline import outer_loop, simplify, smooth_steps, trace_outline, with_holes

DISC = Ellipse(60.0, 50.0, 40.0, 20.0, 0.4)


def mask_of(ellipse: Ellipse, height: int = 100, width: int = 120) -> np.ndarray:
    rows, columns = np.mgrid[0:height, 0:width] + 0.5
    return ellipse.contains(np.stack([columns.ravel(), rows.ravel()], axis=1)).reshape(height, width)


def area(polygon: np.ndarray) -> float:
    x, y = polygon.T
    return float(0.5 * np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)))


def filled(polygon: np.ndarray, height: int = 100, width: int = 120) -> np.ndarray:
    return polygon_mask([(x / width, y / height) for x, y in polygon.tolist()], height, width)


@pytest.mark.parametrize("angle", [-1.2, -0.3, 0.0, 0.8, 1.5])
def test_ellipse_is_found_again(angle: float) -> None:
    ellipse = Ellipse(31.0, -4.0, 12.0, 7.0, angle)
    points = np.array([ellipse.point_at(turn) for turn in np.linspace(0.0, 2.0 * pi, 40)])
    found = fit_ellipse(points)
    assert found is not None
    assert (found.x, found.y, found.major, found.minor) == pytest.approx((31.0, -4.0, 12.0, 7.0), abs=1e-6)
    assert abs((found.angle - angle + pi / 2.0) % pi - pi / 2.0) < 1e-6


def test_robust_fit_passes_over_what_stands_in_front() -> None:
    outline = trace_outline(mask_of(DISC))
    outline[: len(outline) // 8] += 9.0
    plain, robust = fit_ellipse(outline), fit_ellipse_robustly(outline)
    assert plain is not None
    assert robust is not None
    assert abs(robust.major - DISC.major) < 0.2 < abs(plain.major - DISC.major)


def test_points_on_a_line_have_no_ellipse() -> None:
    assert fit_ellipse(np.stack([np.arange(20.0), np.arange(20.0)], axis=1)) is None


def test_outline_encloses_the_mask_exactly() -> None:
    mask = mask_of(DISC)
    outline = trace_outline(mask)
    assert area(outline) == np.count_nonzero(mask)
    assert (filled(outline) == mask).all()


def test_outline_passes_between_diagonal_neighbours() -> None:
    mask = np.zeros((4, 4), bool)
    mask[1, 1] = mask[2, 2] = mask[2, 1] = True
    assert area(trace_outline(mask)) == 3.0


def test_outline_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        trace_outline(np.zeros((3, 3), bool))


def test_few_corners_keep_the_shape() -> None:
    mask = mask_of(DISC)
    polygon = simplify(smooth_steps(trace_outline(mask)), 24)
    assert len(polygon) == 24
    assert np.count_nonzero(filled(polygon) ^ mask) < 0.03 * np.count_nonzero(mask)


def test_a_ring_is_one_polygon_that_can_be_filled_again() -> None:
    outer, inner = mask_of(DISC), mask_of(Ellipse(60.0, 50.0, 20.0, 10.0, 0.4))
    ring = with_holes(trace_outline(outer), [trace_outline(inner)])
    assert (filled(ring) == (outer & ~inner)).all()
    assert (filled(outer_loop(ring)) == outer).all()


def test_a_polygon_without_holes_is_its_own_outer_loop() -> None:
    outline = trace_outline(mask_of(DISC))
    assert (outer_loop(outline) == outline).all()
