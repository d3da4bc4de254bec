# SPDX-License-Identifier: GPL-3.0-or-later
"""The camera that agrees best with all that is known of a picture."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import atan2, radians
from typing import Final

import numpy as np

from ...blueprint import CameraGuess
from ...errors import MaquetteError
from .first_pose import first_poses
from .matches import CircleMatch, Match, ParallelEdges, PointMatches
from .parameters import WIDE, Free, Parameters, Standing
from .pinhole import Floats, Pinhole, to_film
from .refine import Refined, refine

MARKED: Final = 0.02
"""Pixels: no mark is believed to be more exact than this."""
CONTRADICTION: Final = 0.03
"""Longer sides: where half of all marks lie farther off than this, they contradict each other."""
OUTLIER: Final = 0.2
"""Weight below which a mark counts as wrong."""
MOST_OUTLIERS: Final = 0.45
"""Share of wrong marks above which the rest may just as well be the wrong ones."""
UNDETERMINED: Final = 0.6
"""Of the deviation beforehand: what is hardly surer afterwards was not told by the picture."""
UNSURE_TURN: Final = radians(5.0)
"""Deviation of an angle above which points did not determine the camera."""
FREE_DEVIATION: Final = 0.4
"""Of a circle's guessed radius or height, as a share."""
STARTS: Final = ((0.0, 1.0), (0.3, 1.0), (-0.3, 1.0), (0.0, 2.0), (0.0, 0.5))
"""Change of the guessed pitch and factor of the guessed focal length to start from, since a descent may end early."""


class CameraError(MaquetteError):
    """What is marked determines no camera, or contradicts itself."""


@dataclass(frozen=True)
class CameraFit:
    """A solved camera, and how far it can be trusted."""

    camera: Pinhole
    unknowns: Mapping[str, float]
    """What was solved along with it, by name."""
    pixels: float
    """Root mean square of the sound residuals."""
    wrong: tuple[tuple[int, int], ...]
    """Match and residual number of each mark that contradicts the others."""
    deviations: Mapping[str, float]
    """Standard deviations by the parameters' names; focal length and height as shares."""
    undetermined: tuple[str, ...]
    """Parameters that the picture does not tell, so that the guess was kept."""


@dataclass(frozen=True)
class _Problem:
    matches: Sequence[Match]
    parameters: Parameters
    names: tuple[str, ...]
    """Of the unknowns."""
    prior: Floats
    deviations: Floats

    def split(self, values: Floats) -> tuple[Pinhole, Mapping[str, float]]:
        count = len(self.parameters.names)
        return self.parameters.camera(values[:count]), dict(zip(self.names, values[count:].tolist(), strict=True))

    def residuals(self, values: Floats) -> Floats:
        camera, unknowns = self.split(values)
        return np.concatenate([match.residuals(camera, unknowns) for match in self.matches])


def solve_camera(matches: Sequence[Match], guess: CameraGuess, width: int, height: int) -> CameraFit:
    """The camera of a picture of ``width`` by ``height`` pixels that sees ``matches`` where they are marked.

    With six or more known points of the world (four in one plane) the camera may be anywhere; else
    it stands at x = y = 0 and looks along +y, as the kit's, and ``guess`` is where to start and
    what to keep to where the picture tells nothing. Raises ``CameraError``.
    """
    longer = max(width, height)
    fits = [
        (refine(problem.residuals, start, problem.prior, problem.deviations, MARKED / longer), problem)
        for problem, start in _starts(matches, guess, width / height, longer)
    ]
    if not fits:
        raise CameraError(
            "What is marked does not determine a camera.",
            "Mark six points whose places are known (four in one plane), or edges, the horizon, a circle or a height.",
        )
    refined, problem = min(fits, key=lambda fit: fit[0].unlikelihood)
    return _result(refined, problem, longer)


def _starts(
    matches: Sequence[Match], guess: CameraGuess, aspect: float, longer: int
) -> Iterator[tuple[_Problem, Floats]]:
    points = [match for match in matches if isinstance(match, PointMatches)]
    film = np.concatenate([to_film(np.array(match.picture), aspect) for match in points] or [np.zeros((0, 2))])
    world = np.concatenate([np.array(match.world, float) for match in points] or [np.zeros((0, 3))])
    free = False
    for pose, agree in first_poses(film, world, aspect):
        free = True
        size = float(np.linalg.norm(world - world.mean(axis=0), axis=1).mean())
        problem, start = _problem(matches, Free(pose, size, guess.focal_mm), pose)
        start[0] = 0.0
        yield problem, start
        off = problem.residuals(start)[: 2 * len(film)].reshape(-1, 2)[agree]
        if np.abs(off).max(initial=0.0) < 1.0 / longer:
            # Points that agree to the pixel leave no doubt about where to start.
            return
    if free or (not matches) or (points and len(matches) == len(points)):
        return
    for turned, factor in STARTS:
        moved = CameraGuess(guess.focal_mm * factor, guess.pitch + turned, guess.height, guess.roll)
        parameters = Standing(guess, aspect)
        problem, start = _problem(matches, parameters, Standing(moved, aspect).camera(Standing(moved, aspect).prior))
        start[: len(parameters.names)] = Standing(moved, aspect).prior
        yield problem, start


def _problem(matches: Sequence[Match], parameters: Parameters, camera: Pinhole) -> tuple[_Problem, Floats]:
    """The problem, and where to start with the unknowns as ``camera`` sees them."""
    unknowns: dict[str, tuple[float, float]] = {}
    for match in matches:
        for name, value in match.unknowns().items():
            if name not in unknowns:
                unknowns[name] = _first(match, name, value, camera)
    values = np.array([value for value, _ in unknowns.values()])
    prior = np.concatenate([parameters.prior, values])
    deviations = np.concatenate([parameters.deviations, [deviation for _, deviation in unknowns.values()]])
    return _Problem(matches, parameters, tuple(unknowns), prior, deviations), prior.copy()


def _first(match: Match, name: str, value: float, camera: Pinhole) -> tuple[float, float]:
    """A first value of an unknown and its deviation beforehand."""
    if isinstance(match, CircleMatch) and name[0] in "xy":
        middle = to_film(np.array(match.picture), camera.aspect).mean(axis=0)
        direction = camera.directions(middle[None])[0]
        depth = (match.height - camera.position[2]) / min(float(direction[2]), -1e-3)
        return float((camera.position + depth * direction)["xy".index(name[0])]), WIDE
    if isinstance(match, ParallelEdges):
        ends = camera.directions(to_film(np.array(match.edges[0]), camera.aspect))
        normal = np.cross(ends[0], ends[1])
        # Level, and in the plane through the eye and the edge.
        return atan2(float(-normal[1]), float(normal[0])) - match.quarter_turns * np.pi / 2.0, WIDE
    return value, FREE_DEVIATION * max(abs(value), 1e-3)


def _result(refined: Refined, problem: _Problem, longer: int) -> CameraFit:
    camera, unknowns = problem.split(refined.values)
    residuals = problem.residuals(refined.values)
    sound = refined.weights >= OUTLIER
    if refined.spread > CONTRADICTION or (~sound).mean() > MOST_OUTLIERS:
        raise CameraError(
            f"What is marked contradicts itself: most marks lie {refined.spread * longer:.0f} pixels or more off.",
            "Check the marks, and what was said of their places and sizes.",
        )
    names = (*problem.parameters.names, *problem.names)
    undetermined = tuple(
        name
        for name, deviation, before in zip(names, refined.deviations, problem.deviations, strict=True)
        if deviation > (UNDETERMINED * before if before < WIDE else UNSURE_TURN)
    )
    owners = [
        (number, place)
        for number, match in enumerate(problem.matches)
        for place in range(len(match.residuals(camera, unknowns)))
    ]
    return CameraFit(
        camera,
        unknowns,
        float(np.sqrt((residuals[sound] ** 2).mean())) * longer,
        tuple(owner for owner, is_sound in zip(owners, sound, strict=True) if not is_sound),
        dict(zip(names, refined.deviations.tolist(), strict=True)),
        undetermined,
    )
