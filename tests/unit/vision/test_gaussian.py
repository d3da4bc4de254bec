# SPDX-License-Identifier: GPL-3.0-or-later
"""Gaussian means agree with scikit-image where the window fits."""

import numpy as np
import pytest
from skimage.filters import gaussian

from maquette.agent.vision.gaussian import gaussian_mean


@pytest.mark.parametrize(("sigma", "radius"), [(1.5, 5), (2.0, 6), (0.7, 2)])
def test_agrees_with_scikit_image(sigma: float, radius: int) -> None:
    plane = np.random.default_rng(7).random((40, 30))
    expected = gaussian(plane, sigma=sigma, truncate=radius / sigma)[radius:-radius, radius:-radius]
    assert np.allclose(gaussian_mean(plane, sigma, radius), expected, atol=1e-9)
    assert gaussian_mean(plane.astype(np.float32), sigma, radius).dtype == np.float32
