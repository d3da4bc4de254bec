# SPDX-License-Identifier: GPL-3.0-or-later
"""What is long and thin is found as a line with a thickness, on its plane in the world."""

import numpy as np
import pytest

from maquette.agent.blueprint import CameraGuess
from maquette.agent.vision.camera.pinhole import pinhole_of
from maquette.agent.vision.centre_line import centre_line, outline_on_plane, tube_along

ROWS, COLUMNS = 120, 160


def drawn(line: np.ndarray, radii: np.ndarray) -> np.ndarray:
    """The union of discs along a dense polyline, in pixels."""
    y, x = np.mgrid[0:ROWS, 0:COLUMNS] + 0.5
    near = [np.hypot(x - px, y - py) <= radius for (px, py), radius in zip(line, radii, strict=True)]
    return np.logical_or.reduce(near)


def test_a_bent_handle_has_its_bend_and_its_thickness() -> None:
    turns = np.linspace(-0.5 * np.pi, 0.5 * np.pi, 200)
    arc = np.column_stack([60 + 40 * np.cos(turns), 60 + 40 * np.sin(turns)])
    found = centre_line(drawn(arc, np.full(200, 6.0)))
    assert np.abs(np.hypot(*(found.points - (60, 60)).T) - 40).max() < 2.5
    assert np.median(found.radii) == pytest.approx(6.0, abs=0.8)
    assert found.length == pytest.approx(40 * np.pi, rel=0.1)
    assert found.slenderness > 8


def test_a_spoon_is_thick_where_its_bowl_is() -> None:
    line = np.column_stack([np.linspace(20, 140, 200), np.linspace(30, 90, 200)])
    radii = np.where(np.arange(200) > 150, 12.0, 4.0)
    found = centre_line(drawn(line, radii))
    bowl = found.radii if found.points[-1, 0] > found.points[0, 0] else found.radii[::-1]
    assert bowl[-2] > 2 * bowl[2]
    ends = sorted(found.points[[0, -1], 0])
    assert ends[0] < 28
    assert ends[1] > 130


def test_a_line_comes_to_lie_on_its_plane() -> None:
    camera = pinhole_of(CameraGuess(50.0, 0.6, 0.8), COLUMNS / ROWS)
    true = np.column_stack([np.linspace(-0.1, 0.15, 9), np.linspace(1.0, 1.2, 9), np.zeros(9)])
    up, ground = np.array([0.0, 0.0, 1.0]), np.zeros(3)
    assert np.allclose(outline_on_plane(camera.project(true), camera, ground, up), true)
    dense = np.column_stack([np.interp(np.linspace(0, 8, 300), np.arange(9), axis) for axis in true.T])
    seen = camera.project(dense) * [COLUMNS, ROWS]
    radius = 0.006
    depth = (camera.position - dense) @ camera.rotation[:, 2]
    line = centre_line(drawn(seen, radius * camera.focal / depth * COLUMNS))
    points, radii = tube_along(line, camera, ROWS, COLUMNS, ground, up)
    assert np.median(radii) == pytest.approx(radius, rel=0.25)
    along = points[:, 0] if points[0, 0] < points[-1, 0] else points[::-1, 0]
    assert along[0] == pytest.approx(-0.1, abs=0.02)
    assert along[-1] == pytest.approx(0.15, abs=0.02)
    assert np.abs(points[:, 2]).max() < 1e-9


def test_what_is_not_there_is_an_error() -> None:
    camera = pinhole_of(CameraGuess(50.0, 0.1, 0.8), COLUMNS / ROWS)
    with pytest.raises(ValueError, match="no centre line"):
        centre_line(np.zeros((8, 8), bool))
    with pytest.raises(ValueError, match="not seen"):
        outline_on_plane(np.array([[0.5, 0.0]]), camera, np.zeros(3), np.array([0.0, 0.0, 1.0]))
