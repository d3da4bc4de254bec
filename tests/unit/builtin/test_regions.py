# SPDX-License-Identifier: GPL-3.0-or-later
"""Superpixels, their mergers, specks, highlights and grain."""

import numpy as np
import pytest

from maquette.agent.vision.absorb import absorb_highlights, absorb_specks
from maquette.agent.vision.adjacency import frame_contacts, relabel, shared_borders
from maquette.agent.vision.colour import srgb_to_lab
from maquette.agent.vision.components import connected_components
from maquette.agent.vision.grain import measure_grain
from maquette.agent.vision.regions import merge_regions
from maquette.agent.vision.segment import superpixels
from maquette.tests.unit.builtin import drawn

THRESHOLD = 9.0


def quarters(noise: float) -> np.ndarray:
    """Four fields of Lab colours, one of them shaded from side to side, with noise."""
    lab = np.zeros((80, 120, 3), np.float32)
    lab[:40, :60] = (60.0, 40.0, 30.0)
    lab[:40, 60:] = (60.0, -30.0, 20.0)
    lab[40:, :60] = (80.0, 0.0, 0.0)
    lab[40:, 60:] = (30.0, 10.0, -40.0)
    lab[40:, 60:, 0] += np.linspace(0.0, 25.0, 60)
    return lab + np.random.default_rng(1).normal(0.0, noise, lab.shape).astype(np.float32)


def test_superpixels_are_connected_and_about_as_many_as_asked() -> None:
    patches = superpixels(quarters(0.0), 120)
    assert 60 <= patches.max() + 1 <= 300
    assert (connected_components(patches) == patches).all()


@pytest.mark.parametrize("noise", [0.0, 4.0])
def test_fields_are_found_through_noise_and_shading(noise: float) -> None:
    lab = quarters(noise)
    regions = merge_regions(lab, superpixels(lab, 120), THRESHOLD, 20)
    assert regions.max() + 1 == 4
    assert len({int(regions[20, 30]), int(regions[20, 90]), int(regions[60, 30]), int(regions[60, 90])}) == 4


def test_no_more_regions_than_allowed_remain() -> None:
    lab = srgb_to_lab(drawn.example("coffee", 160)).astype(np.float32)
    assert merge_regions(lab, superpixels(lab, 300), 0.0, 12).max() + 1 == 12


def test_borders_and_frame_are_counted() -> None:
    labels = np.array([[0, 0, 1], [0, 0, 1], [2, 2, 2]], np.int32)
    assert shared_borders(labels).tolist() == [[0, 2, 2], [2, 0, 1], [2, 1, 0]]
    assert frame_contacts(labels).tolist() == [[2, 2, 0, 0], [0, 1, 2, 0], [1, 0, 1, 3]]


def test_relabelling_follows_chains() -> None:
    labels = np.array([[0, 1, 2, 3]], np.int32)
    assert relabel(labels, np.array([0, 0, 1, 3])).tolist() == [[0, 0, 0, 1]]


def test_specks_go_to_their_longest_neighbour() -> None:
    labels = np.zeros((50, 50), np.int32)
    labels[25:] = 1
    labels[23:25, 10:12] = 2
    assert absorb_specks(labels, smallest=0.01).max() == 1
    assert absorb_specks(labels, smallest=0.001).max() == 2


@pytest.mark.parametrize(("lightness", "absorbed"), [(95.0, True), (10.0, False)])
def test_only_bright_patches_are_highlights(lightness: float, absorbed: bool) -> None:
    labels = np.zeros((40, 40), np.int32)
    labels[15:20, 15:20] = 1
    lab = np.full((40, 40, 3), 50.0)
    lab[15:20, 15:20, 0] = lightness
    merged, where = absorb_highlights(labels, lab)
    assert (merged.max() == 0) == absorbed
    assert (where == (labels == 1)).all() == absorbed


@pytest.mark.parametrize("angle", [0.3, -0.8, 1.2])
def test_direction_and_width_of_streaks(angle: float) -> None:
    rows, columns = np.mgrid[0:120, 0:160]
    wave = 5.0 * np.sin(2.0 * np.pi / 7.0 * (columns * np.sin(angle) + rows * np.cos(angle)))
    grain = measure_grain(50.0 + wave, np.ones(wave.shape, bool))
    assert grain.angle == pytest.approx(angle, abs=0.05)
    assert grain.width == pytest.approx(7.0, rel=0.2)
    assert grain.coherence > 0.95


def test_noise_has_no_direction_and_shading_is_no_texture() -> None:
    everywhere = np.ones((120, 160), bool)
    noise = np.random.default_rng(0).normal(50.0, 3.0, everywhere.shape)
    shading = np.tile(np.linspace(20.0, 80.0, 160), (120, 1))
    assert measure_grain(noise, everywhere).coherence < 0.1
    assert measure_grain(shading, everywhere).strength < 0.3
