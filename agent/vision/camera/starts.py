# SPDX-License-Identifier: GPL-3.0-or-later
"""Where descents to a camera begin, the most promising first."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from ...blueprint import CameraGuess
from ..ellipse import fit_ellipse_robustly
from .circle_pose import cameras_of_circle
from .first_pose import first_poses
from .matches import CircleMatch, Match, PointMatches
from .parameters import Free, Standing
from .pinhole import Floats, to_film
from .problem import Problem, problem_seen_by

TURNS: Final = (0.0, 0.3, -0.3)
"""Radians added to the guessed pitch, since a descent may end early."""
FOCALS: Final = (1.0, 2.0, 0.5)
"""Times the guessed focal length."""


def starts(
    matches: Sequence[Match], guess: CameraGuess, aspect: float, longer: int, held: Collection[str] = ()
) -> Iterator[tuple[Problem, Floats]]:
    """Problems, and the values to descend from; ``longer`` is the picture's longer side in pixels.

    ``held`` names what stays as guessed, of a camera that is not free.

    None where the matches determine no camera.
    """
    points = [match for match in matches if isinstance(match, PointMatches)]
    film = np.concatenate([to_film(np.array(match.picture), aspect) for match in points] or [np.zeros((0, 2))])
    world = np.concatenate([np.array(match.world, float) for match in points] or [np.zeros((0, 3))])
    free = False
    for pose, agree in first_poses(film, world, aspect):
        free = True
        size = float(np.linalg.norm(world - world.mean(axis=0), axis=1).mean())
        problem, start = problem_seen_by(matches, Free(pose, size, guess.focal_mm), pose)
        start[0] = 0.0
        yield problem, start
        off = problem.residuals(start)[: 2 * len(film)].reshape(-1, 2)[agree]
        if np.abs(off).max(initial=0.0) < 1.0 / longer:
            # Points that agree to the pixel leave no doubt about where to start.
            return
    if free or (points and len(matches) == len(points)):
        return
    for camera in (*_of_circles(matches, guess, aspect), *_of_guess(guess)):
        standing = Standing(camera, aspect)
        problem, start = problem_seen_by(
            matches, Standing(guess, aspect, frozenset(held)), standing.camera(standing.prior)
        )
        start[: len(standing.names)] = standing.prior
        yield problem, start


def _of_circles(matches: Sequence[Match], guess: CameraGuess, aspect: float) -> Iterator[CameraGuess]:
    """Cameras that see the circle of the best known radius as it is marked."""
    circles = [match for match in matches if isinstance(match, CircleMatch)]
    for factor in FOCALS:
        for match in sorted(circles, key=lambda circle: "radius" in circle.free)[:1]:
            ellipse = fit_ellipse_robustly(to_film(np.array(match.picture), aspect))
            if ellipse is not None:
                assumed = replace(guess, focal_mm=factor * guess.focal_mm)
                yield from cameras_of_circle(ellipse, match.radius, match.height, assumed)


def _of_guess(guess: CameraGuess) -> Iterator[CameraGuess]:
    for turned in TURNS:
        yield replace(guess, pitch=guess.pitch + turned)
    for factor in FOCALS[1:]:
        yield replace(guess, focal_mm=factor * guess.focal_mm)
