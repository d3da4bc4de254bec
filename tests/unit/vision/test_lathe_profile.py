# SPDX-License-Identifier: GPL-3.0-or-later
"""A turned body is found again from its silhouette, drawn face by face."""

from itertools import pairwise

import numpy as np
import pytest

from maquette.agent.blueprint import CameraGuess
from maquette.agent.vision.camera.pinhole import Pinhole, pinhole_of
from maquette.agent.vision.lathe_profile import lathe_profile
from maquette.agent.vision.masks import polygon_mask

ROWS, COLUMNS = 240, 320
CUP = ((0.025, 0.0), (0.03, 0.01), (0.04, 0.04), (0.042, 0.075))
BOTTLE = ((0.035, 0.0), (0.035, 0.14), (0.014, 0.18), (0.014, 0.24))
FOOT = (0.05, 1.0, 0.0)


def silhouette(camera: Pinhole, profile: tuple[tuple[float, float], ...]) -> np.ndarray:
    """All faces of the body's mesh as seen by ``camera``, ends included."""
    turns = np.linspace(0, 2 * np.pi, 49)
    rings = [
        camera.project(
            np.column_stack(
                [
                    FOOT[0] + radius * np.cos(turns),
                    FOOT[1] + radius * np.sin(turns),
                    np.full(len(turns), FOOT[2] + height),
                ]
            )
        )
        for radius, height in profile
    ]
    drawn = polygon_mask(rings[0], ROWS, COLUMNS) | polygon_mask(rings[-1], ROWS, COLUMNS)
    for lower, upper in pairwise(rings):
        for index in range(len(turns) - 1):
            face = [lower[index], lower[index + 1], upper[index + 1], upper[index]]
            drawn |= polygon_mask(face, ROWS, COLUMNS)
    return drawn


def radius_at(profile: tuple[tuple[float, float], ...], height: float) -> float:
    return float(np.interp(height, [level for _, level in profile], [radius for radius, _ in profile]))


@pytest.mark.parametrize(("pitch", "height"), [(0.25, 0.35), (0.6, 0.75)])
@pytest.mark.parametrize("profile", [CUP, BOTTLE])
def test_the_profile_comes_back(profile: tuple[tuple[float, float], ...], pitch: float, height: float) -> None:
    camera = pinhole_of(CameraGuess(90.0, pitch, height), COLUMNS / ROWS)
    seen = silhouette(camera, profile)
    assert seen.sum() > 500
    found = lathe_profile(seen, camera, FOOT, profile[-1][1])
    assert found.overlap > 0.97
    assert len(found.profile) <= 12
    for share in (0.35, 0.6, 0.9):
        level = share * profile[-1][1]
        assert radius_at(found.profile, level) == pytest.approx(radius_at(profile, level), abs=0.003)


def test_a_foot_that_is_a_little_off_is_put_right() -> None:
    camera = pinhole_of(CameraGuess(90.0, 0.6, 0.75), COLUMNS / ROWS)
    seen = silhouette(camera, CUP)
    off = (FOOT[0] + 0.006, FOOT[1] - 0.006, 0.0)
    left = lathe_profile(seen, camera, off, 0.07, settle=False)
    found = lathe_profile(seen, camera, off, 0.07)
    assert found.overlap > max(0.95, left.overlap)
    assert found.foot[0] == pytest.approx(FOOT[0], abs=0.002)


def test_an_axis_that_misses_the_outline_is_an_error() -> None:
    camera = pinhole_of(CameraGuess(90.0, 0.6, 0.75), COLUMNS / ROWS)
    with pytest.raises(ValueError, match="place its foot"):
        lathe_profile(silhouette(camera, CUP), camera, (-0.15, 1.0, 0.0), 0.07, settle=False)
