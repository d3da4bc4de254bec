# SPDX-License-Identifier: GPL-3.0-or-later
"""Edges are those of scikit-image's Sobel filter, thinned and matched as the docstrings say."""

import numpy as np
import pytest
from scipy.ndimage import distance_transform_edt
from skimage.filters import gaussian, sobel, sobel_h, sobel_v

from maquette.agent.vision.colour import luminance
from maquette.agent.vision.edges import edge_agreement, edge_pixels

Pair = tuple[np.ndarray, np.ndarray]


def tones(picture: np.ndarray) -> np.ndarray:
    return luminance(picture / 255.0)


def reference_edges(picture: np.ndarray) -> np.ndarray:
    """The definition, pixel by pixel, on scikit-image's filters."""
    smooth = gaussian(tones(picture), sigma=2.0, truncate=3.0, mode="reflect")
    magnitude = sobel(smooth) * np.sqrt(2.0)
    across, down = np.abs(sobel_v(smooth)), np.abs(sobel_h(smooth))
    threshold = max(0.015, 4.0 * np.median(magnitude))
    edges = np.zeros(magnitude.shape, bool)
    height, width = magnitude.shape
    for row, column in np.argwhere(magnitude > threshold):
        step = (0, 1) if across[row, column] >= down[row, column] else (1, 0)
        before, after = (row - step[0], column - step[1]), (row + step[0], column + step[1])
        lower = magnitude[before] if min(before) >= 0 else 0.0
        upper = magnitude[after] if after[0] < height and after[1] < width else 0.0
        edges[row, column] = magnitude[row, column] > lower and magnitude[row, column] >= upper
    return edges


def reference_agreement(first: np.ndarray, second: np.ndarray) -> float:
    precision = (distance_transform_edt(~second)[first] <= 3.0).mean()
    recall = (distance_transform_edt(~first)[second] <= 3.0).mean()
    return 2.0 * precision * recall / (precision + recall)


def test_edge_pixels_agree_with_scikit_image(pair: Pair) -> None:
    for picture in pair:
        ours, theirs = edge_pixels(tones(picture)), reference_edges(picture)
        # Where neighbours or the two axes tie, rounding decides.
        assert np.count_nonzero(ours != theirs) <= 2e-4 * ours.size


def test_agreement_agrees_with_a_distance_transform() -> None:
    generator = np.random.default_rng(4)
    for density in (0.003, 0.01, 0.1):
        first, second = (generator.random((70, 90)) < density for _ in range(2))
        assert edge_agreement(first, second) == pytest.approx(reference_agreement(first, second), abs=1e-9)


def test_the_whole_figure_agrees_with_scikit_image(coffee: np.ndarray) -> None:
    for moved in (np.roll(coffee, 5, axis=1), coffee[:, ::-1], coffee // 2):
        ours = edge_agreement(edge_pixels(tones(coffee)), edge_pixels(tones(moved)))
        assert ours == pytest.approx(reference_agreement(reference_edges(coffee), reference_edges(moved)), abs=1e-3)


def test_a_shift_within_the_tolerance_matches_and_beyond_it_does_not() -> None:
    line = np.zeros((40, 40), bool)
    line[:, 20] = True
    assert edge_agreement(line, np.roll(line, 3, axis=1)) == 1.0
    assert edge_agreement(line, np.roll(line, 4, axis=1)) == 0.0


def test_pictures_without_edges() -> None:
    nothing, line = np.zeros((9, 9), bool), np.eye(9, dtype=bool)
    assert edge_agreement(nothing, nothing) == 1.0
    assert edge_agreement(nothing, line) == edge_agreement(line, nothing) == 0.0


def test_a_step_gives_one_thin_line() -> None:
    plane = np.full((30, 40), 0.3)
    plane[:, 15:] = 0.6
    edges = edge_pixels(plane)
    assert np.array_equal(edges.sum(axis=1), np.ones(30))
    assert set(np.flatnonzero(edges.any(axis=0))) <= {14, 15}


def test_faint_noise_has_no_edges() -> None:
    noise = 0.5 + np.random.default_rng(5).normal(0.0, 4.0 / 255.0, (100, 100))
    assert not edge_pixels(noise).any()


def test_strong_noise_has_hardly_any_edges() -> None:
    noise = np.random.default_rng(5).random((200, 200))
    assert edge_pixels(noise).mean() < 1e-3


def test_a_darker_copy_keeps_its_edges(coffee: np.ndarray) -> None:
    assert edge_agreement(edge_pixels(tones(coffee)), edge_pixels(tones(coffee // 2))) > 0.95


def test_symmetry(pair: Pair) -> None:
    first, second = (edge_pixels(tones(picture)) for picture in pair)
    assert edge_agreement(first, second) == edge_agreement(second, first)
