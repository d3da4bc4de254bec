# SPDX-License-Identifier: GPL-3.0-or-later
"""The camera from points whose places are known: exact ones, and 200 cameras with noise and wrong points."""

import time
from dataclasses import dataclass
from math import degrees, pi
from typing import Final

import numpy as np

from ....agent.blueprint import CameraGuess
from ....agent.vision.camera.matches import PointMatches
from ....agent.vision.camera.pinhole import Floats, Pinhole
from ....agent.vision.camera.solve import CameraError, solve_camera
from .goal import Goal

WIDTH, HEIGHT = 1024, 768
GUESS: Final = CameraGuess(focal_mm=50.0, pitch=0.3, height=1.0)
POINTS: Final = 30
CAMERAS: Final = 200
NOISE: Final = 2.0
"""Pixels, standard deviation of each coordinate."""
WRONG: Final = 0.2
"""Share of points that are marked anywhere in the picture."""
SILENT: Final = 10.0
"""Degrees: who is further off must have said so."""


@dataclass(frozen=True)
class _Trial:
    camera: Pinhole
    world: Floats
    seen: Floats


def exact_figures(cameras: int = 40) -> list[Goal]:
    """Exact correspondences: reprojection, angle and time, worst of ``cameras`` random ones; the time is a median."""
    random = np.random.default_rng(1)
    pixels, angles, seconds = [], [], []
    for trial in (_trial(random) for _ in range(cameras)):
        begun = time.perf_counter()
        fit = solve_camera([_matches(trial.seen, trial.world)], GUESS, WIDTH, HEIGHT)
        seconds.append(time.perf_counter() - begun)
        off = (fit.camera.project(trial.world) - trial.seen) * [WIDTH, HEIGHT]
        pixels.append(float(np.linalg.norm(off, axis=1).max()))
        angles.append(_angle(fit.camera, trial.camera))
    what = f"Camera, {POINTS} exact correspondences, {cameras} random cameras"
    return [
        Goal(f"{what}: worst reprojection", "under 0.1 px", f"{max(pixels):.4f} px", max(pixels) < 0.1),
        Goal(f"{what}: worst angle", "under 0.05°", f"{max(angles):.5f}°", max(angles) < 0.05),
        Goal(
            f"{what}: median time",
            "under 50 ms",
            f"{1e3 * np.median(seconds):.0f} ms",
            float(np.median(seconds)) < 0.05,
        ),
    ]


def noisy_figures(cameras: int = CAMERAS) -> list[Goal]:
    """With 2 px of noise and a fifth of the points wrong: the median angle, and failures that were not told."""
    random = np.random.default_rng(2)
    angles, refused, silent = [], 0, 0
    for trial in (_trial(random) for _ in range(cameras)):
        marked = trial.seen + random.normal(0.0, NOISE, trial.seen.shape) / [WIDTH, HEIGHT]
        wrong = round(WRONG * len(marked))
        marked[:wrong] = random.random((wrong, 2))
        try:
            fit = solve_camera([_matches(marked, trial.world)], GUESS, WIDTH, HEIGHT)
        except CameraError:
            refused += 1
            continue
        angle = _angle(fit.camera, trial.camera)
        angles.append(angle)
        silent += angle > SILENT and not fit.undetermined
    what = f"Camera, {NOISE:.0f} px of noise and {WRONG:.0%} wrong, {cameras} random cameras"
    return [
        Goal(f"{what}: median angle", "under 1.5°", f"{np.median(angles):.2f}°", float(np.median(angles)) < 1.5),
        Goal(f"{what}: 90th percentile", "", f"{np.percentile(angles, 90):.2f}°", True),
        Goal(
            f"{what}: over {SILENT:.0f}° without a word",
            "none",
            f"{silent} ({refused} refused, with a reason)",
            silent == 0,
        ),
    ]


def _trial(random: np.random.Generator) -> _Trial:
    """A camera two to five metres from the origin, which looks at it, and what it sees of points about there."""
    while True:
        turn, rise = random.uniform(0.0, 2.0 * pi), random.uniform(0.1, 1.2)
        back = np.array([np.cos(turn) * np.cos(rise), np.sin(turn) * np.cos(rise), np.sin(rise)])
        right = np.cross([0.0, 0.0, 1.0], back)
        right /= np.linalg.norm(right)
        roll = random.normal(0.0, 0.1)
        rolled = np.array([[np.cos(roll), -np.sin(roll), 0.0], [np.sin(roll), np.cos(roll), 0.0], [0.0, 0.0, 1.0]])
        rotation = np.column_stack([right, np.cross(back, right), back]) @ rolled
        camera = Pinhole(random.uniform(0.7, 2.5), rotation, random.uniform(2.0, 5.0) * back, WIDTH / HEIGHT)
        world = random.uniform(-1.0, 1.0, (20 * POINTS, 3)) * (0.8, 0.8, 0.5)
        seen = camera.project(world)
        inside = np.flatnonzero(((seen > 0.0) & (seen < 1.0)).all(axis=1))[:POINTS]
        if len(inside) == POINTS:
            return _Trial(camera, world[inside], seen[inside])


def _matches(seen: Floats, world: Floats) -> PointMatches:
    return PointMatches(
        tuple((float(x), float(y)) for x, y in seen), tuple((float(x), float(y), float(z)) for x, y, z in world)
    )


def _angle(one: Pinhole, other: Pinhole) -> float:
    return degrees(float(np.arccos(np.clip((np.trace(one.rotation.T @ other.rotation) - 1.0) / 2.0, -1.0, 1.0))))
