# SPDX-License-Identifier: GPL-3.0-or-later
"""Which of many lamps would bring the picture nearest to the reference, if it were there."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..colour import srgb_to_linear
from .likeness import likeness
from .non_negative import Floats
from .passes import Passes, Pictures
from .strengths import slope, solve_strengths

MOST: Final = 4
"""Lamps that are added: what more bring is seldom worth another object in the artist's scene."""
PROMISING: Final = 8
"""Candidates of each round whose fit is made in full."""
PULL: Final = 0.3
"""How strongly each trial holds the strengths that there are (see ``solve_strengths``): a lamp is to add what is
missing, not to take the place of those that make the shadows."""
WORTH_ADDING: Final = 0.005
"""Gain of likeness for which a lamp is added, some 0.15 dB."""


@dataclass(frozen=True)
class Choice:
    """Lamps that are worth their place."""

    chosen: tuple[int, ...]
    """Numbers of the candidates, the most useful first."""
    scales: tuple[float, ...]
    """How many times as bright as the candidate each of them is in ``passes``."""
    passes: Passes
    """The lights that were there, then the chosen ones."""
    factors: Floats
    """(lights, 3): the best strengths of all of them."""
    likeness: float

    @property
    def strengths(self) -> dict[int, float]:
        """How many times as bright as the candidate each chosen lamp is to be, by the candidate's number."""
        added = self.factors[len(self.factors) - len(self.chosen) :].mean(axis=1)
        return {
            number: scale * float(factor) for number, scale, factor in zip(self.chosen, self.scales, added, strict=True)
        }


def choose_bulbs(passes: Passes, candidates: Pictures, reference: NDArray[np.uint8]) -> Choice:
    """The few of ``candidates`` (count, height, width, 3), a lamp's light each, that the reference asks for most.

    The lights of ``passes`` are as strong now as they were fitted without them. Orthogonal matching pursuit (Pati,
    Rezaiifar and Krishnaprasad 1993) with factors not below zero: one lamp a round, of those that look most like the
    light that is missing, and all strengths anew with each.
    """
    best = Choice((), (), passes, passes.now, likeness(reference, passes.shown(passes.now)))
    for _ in range(MOST):
        trials = [
            _with(best, number, scale, candidates[number], reference)
            for number, scale in _promising(best, candidates, reference)
        ]
        found = max(trials, key=lambda trial: trial.likeness, default=best)
        if found.likeness < best.likeness + WORTH_ADDING:
            break
        best = found
    return best


def _promising(best: Choice, candidates: Pictures, reference: NDArray[np.uint8]) -> list[tuple[int, float]]:
    """The candidates that look most like the light that is missing, and how many times as bright that is."""
    goal = srgb_to_linear(reference.astype(np.float64) / 255.0)
    weight = slope(goal) * best.passes.counts[..., None]
    missing = (goal - best.passes.linear(best.factors)) * weight
    ranked = []
    for number, candidate in enumerate(candidates):
        light = candidate * weight
        length, agreement = float((light * light).sum()), float((light * missing).sum())
        if number not in best.chosen and agreement > 0.0:
            ranked.append((agreement / np.sqrt(length), number, agreement / length))
    ranked.sort(reverse=True)
    return [(number, scale) for _, number, scale in ranked[:PROMISING]]


def _with(best: Choice, number: int, scale: float, candidate: Pictures, reference: NDArray[np.uint8]) -> Choice:
    passes = best.passes.with_more(candidate * np.float32(scale))
    display = reference.astype(np.float32) / np.float32(255.0)
    expected = np.concatenate([best.factors, np.ones((1, 3))])
    fit = solve_strengths(
        passes.lights, display, passes.counts, fixed=passes.fixed, coloured=False, expected=expected, pull=PULL
    )
    after = likeness(reference, passes.shown(fit.factors))
    return Choice((*best.chosen, number), (*best.scales, scale), passes, fit.factors, after)
