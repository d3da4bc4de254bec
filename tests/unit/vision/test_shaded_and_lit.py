# SPDX-License-Identifier: GPL-3.0-or-later
"""The same spots are compared, the darkest third of the reference and the lightest."""

import numpy as np
import pytest

from maquette.agent.vision.shaded_and_lit import shaded_and_lit


def test_shade_and_light_are_those_of_the_reference_whatever_the_render_has_there() -> None:
    reference = np.zeros((10, 30, 3), np.uint8)
    reference[:, :10], reference[:, 10:20], reference[:, 20:] = 51, 102, 204
    render = np.zeros_like(reference)
    render[:, :10], render[:, 10:20], render[:, 20:] = (255, 0, 0), (0, 255, 0), (0, 0, 255)
    parts = shaded_and_lit(reference, render, np.ones((10, 30), bool))
    assert parts is not None
    shaded, lit = parts
    assert shaded.reference == pytest.approx((0.2, 0.2, 0.2)) and shaded.full == (1.0, 0.0, 0.0)
    assert lit.reference == pytest.approx((0.8, 0.8, 0.8)) and lit.full == (0.0, 0.0, 1.0)


def test_what_is_outside_the_mask_does_not_count_and_too_little_is_not_told() -> None:
    reference = np.full((10, 30, 3), 128, np.uint8)
    mask = np.zeros((10, 30), bool)
    mask[:, :6] = True
    reference[:, :3], reference[:, 6:] = 51, 255
    parts = shaded_and_lit(reference, reference, mask)
    assert parts is not None and parts[1].reference == pytest.approx((128 / 255,) * 3)
    mask[1:] = False
    assert shaded_and_lit(reference, reference, mask) is None
