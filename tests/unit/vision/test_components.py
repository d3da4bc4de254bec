# SPDX-License-Identifier: GPL-3.0-or-later
"""Connected patches, their largest and their holes."""

import numpy as np
import pytest
from scipy import ndimage

from maquette.agent.vision.components import connected_components, fill_holes, largest_component


@pytest.fixture
def speckle() -> np.ndarray:
    """A random picture of three labels with patches of all shapes."""
    noise = np.random.default_rng(5).normal(size=(40, 57))
    return np.digitize(ndimage.gaussian_filter(noise, 1.5), [-0.1, 0.1])


def test_patches_are_those_of_scipy(speckle: np.ndarray) -> None:
    found = connected_components(speckle)
    for label in range(3):
        expected, count = ndimage.label(speckle == label)
        inside = speckle == label
        pairs = set(zip(found[inside].tolist(), expected[inside].tolist(), strict=True))
        assert len(pairs) == count


def test_patches_are_numbered_in_reading_order(speckle: np.ndarray) -> None:
    _, first_seen = np.unique(connected_components(speckle), return_index=True)
    assert (np.diff(first_seen) > 0).all()


def test_diagonal_neighbours_are_apart() -> None:
    assert connected_components(np.eye(2, dtype=int)).max() == 3


def test_largest_patch_is_kept(speckle: np.ndarray) -> None:
    mask = speckle == 1
    labelled, _ = ndimage.label(mask)
    assert np.count_nonzero(largest_component(mask)) == np.bincount(labelled[mask]).max()


def test_largest_patch_of_nothing_is_nothing() -> None:
    assert not largest_component(np.zeros((3, 4), bool)).any()


def test_holes_are_filled_as_by_scipy(speckle: np.ndarray) -> None:
    mask = speckle > 0
    assert (fill_holes(mask) == ndimage.binary_fill_holes(mask)).all()
