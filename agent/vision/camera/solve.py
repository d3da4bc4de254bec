# SPDX-License-Identifier: GPL-3.0-or-later
"""The camera that agrees best with all that is known of a picture."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import radians
from typing import Final

import numpy as np

from ...blueprint import CameraGuess
from ...errors import MaquetteError
from .matches import Match
from .parameters import WIDE
from .pinhole import Floats, Pinhole
from .problem import Problem
from .refine import ROUNDS, Refined, refine
from .starts import starts

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
FIRST_ROUNDS: Final = 8
"""Of the descent from each start, before the best goes on alone."""
SETTLED: Final = 0.004
"""Longer sides of spread at which a descent needs no other beside it, unless more marks are wrong than these:"""
FEW_OUTLIERS: Final = 0.25


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


def solve_camera(
    matches: Sequence[Match], guess: CameraGuess, width: int, height: int, held: Collection[str] = ()
) -> CameraFit:
    """The camera of a picture of ``width`` by ``height`` pixels that sees ``matches`` where they are marked.

    With six or more known points of the world (four in one plane) the camera may be anywhere; else
    it stands at x = y = 0 and looks along +y, as the kit's, and ``guess`` is where to start and
    what to keep to where the picture tells nothing; of such a camera ``held`` names what stays as
    guessed ("focal length", "pitch", "roll", "height"). Raises ``CameraError``.
    """
    longer = max(width, height)
    fits: list[tuple[Refined, Problem]] = []
    for problem, start in starts(matches, guess, width / height, longer, held):
        refined = _descend(problem, start, longer, FIRST_ROUNDS)
        fits.append((refined, problem))
        if refined.spread < SETTLED and (refined.weights < OUTLIER).mean() < FEW_OUTLIERS:
            break
    if not fits:
        raise CameraError(
            "What is marked does not determine a camera.",
            "Mark six points whose places are known (four in one plane), or edges, the horizon, a circle or a height.",
        )
    refined, problem = min(fits, key=lambda fit: fit[0].unlikelihood)
    return _result(_descend(problem, refined.values, longer, ROUNDS), problem, longer)


def _descend(problem: Problem, start: Floats, longer: int, rounds: int) -> Refined:
    return refine(problem.residuals, start, problem.prior, problem.deviations, MARKED / longer, rounds=rounds)


def _result(refined: Refined, problem: Problem, longer: int) -> CameraFit:
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
