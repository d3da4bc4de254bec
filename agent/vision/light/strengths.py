# SPDX-License-Identifier: GPL-3.0-or-later
"""How strong each light is, and of what colour, from one render of each light alone."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..colour import linear_to_srgb, srgb_to_linear
from ..robust import cauchy_weights, spread
from .non_negative import Floats, non_negative_least_squares

ROUNDS: Final = 12
"""Times that the pixels are weighted anew at most, by how much an error of their light shows and can be right."""
SETTLED: Final = 1e-6
"""Change of the largest factor, of itself, below which no further round is worth its time."""
OUTLYING: Final = 2.0
"""Standard deviations at which a pixel's error counts half in a robust fit (Cauchy's weights)."""
FINEST: Final = 0.5 / 255.0
"""Errors below half a level of the reference are rounding."""
CLIPPED: Final = (2.5 / 255.0, 252.5 / 255.0)
"""Channels of the reference beyond these tell only that the light is at least, or at most, as strong."""
DIMMEST: Final = 1e-3
"""Linear level below which an error shows no more than here; the sRGB curve is straight below 0.0031308."""
UNSEEN: Final = 0.004
"""Mean sRGB level by which a light at its solved strength must change the picture to be told from none at all."""
ALIKE: Final = 0.995
"""Cosine between the pictures of two lights above which one cannot be told from the other."""
EVENNESS: Final = 1e-6
"""Pull of lights that cannot be told apart to share their strength evenly, relative to the largest light."""


@dataclass(frozen=True)
class LightStrengths:
    """Factors of the strengths with which the lights were rendered."""

    factors: Floats
    """(lights, 3): of each light's red, green and blue; of the expected colour where none was asked for."""
    error: float
    """Root mean square of what is left, in sRGB from 0 to 1, over the channels that count."""
    typical_error: float
    """Median of its absolute values, which a few pixels that no light explains leave alone."""
    undecided: tuple[str, ...]
    """What the picture does not tell, in sentences that begin with the lights' numbers."""


def solve_strengths(
    passes: NDArray[np.float32],
    reference: NDArray[np.float32],
    mask: NDArray[np.bool_] | None = None,
    *,
    fixed: NDArray[np.float32] | None = None,
    coloured: bool = True,
    expected: Floats | None = None,
    pull: float = 0.0,
    robust: bool = False,
) -> LightStrengths:
    """The factors that bring the sum of ``passes`` nearest to ``reference``.

    ``passes`` (lights, height, width, 3) are scene-linear Rec. 709, each of one light alone, the
    world being one of them, bounces included; ``reference`` (height, width, 3) is display-referred
    sRGB from 0 to 1 through the Standard view transform, exposure 0. Clipped channels and pixels
    outside ``mask`` do not count. Each channel is weighted by the slope of the sRGB curve at its
    level, so that errors count as they show. ``fixed`` (height, width, 3) is light that no factor scales.
    Unless ``coloured``, each light keeps the colour of its ``expected`` factors (lights, 3; white without).
    ``pull`` draws each factor towards the expected one, as strongly as that share of the pixels would if all
    spoke for it. A ``robust`` fit leaves aside what no light explains, as edges that are not quite in place.
    Raises ``ValueError`` where nothing is left to go by.
    """
    lights = len(passes)
    likely = np.ones((lights, 3)) if expected is None else expected
    pixels = np.ones(reference.shape[:2], bool) if mask is None else mask
    counts = pixels[..., None] & ~is_clipped(reference)
    target = srgb_to_linear(reference.astype(np.float64))
    stays = np.zeros(reference.shape) if fixed is None else fixed.astype(np.float64)
    problems = [
        _Problem(
            passes[..., channel].reshape(lights, -1)[:, counts[..., channel].ravel()].astype(np.float64),
            target[..., channel].ravel()[counts[..., channel].ravel()],
            stays[..., channel].ravel()[counts[..., channel].ravel()],
            likely[:, channel],
        )
        for channel in range(3)
    ]
    if not coloured:
        problems = [
            _Problem(
                np.concatenate([problem.light * problem.expected[:, None] for problem in problems], axis=1),
                np.concatenate([problem.goal for problem in problems]),
                np.concatenate([problem.fixed for problem in problems]),
                np.ones(lights),
            )
        ]
    if any(not problem.goal.size for problem in problems):
        raise ValueError("no pixel of the reference is left to go by: all are clipped or masked")
    factors = np.column_stack([_solve(problem, pull, robust=robust) for problem in problems])
    left = np.concatenate([problem.error(column) for problem, column in zip(problems, factors.T, strict=True)])
    undecided = _undecided(problems, factors)
    return LightStrengths(
        factors if coloured else factors * likely,
        float(np.sqrt((left**2).mean())),
        float(np.median(np.abs(left))),
        undecided,
    )


@dataclass(frozen=True)
class _Problem:
    """One channel, or all of them together."""

    light: Floats
    """(lights, pixels)."""
    goal: Floats
    """(pixels,)."""
    fixed: Floats
    """(pixels,)."""
    expected: Floats
    """(lights,)."""

    def seen(self, factors: Floats) -> Floats:
        """(pixels,) in linear light."""
        return np.asarray(self.fixed + self.light.T @ factors)

    def error(self, factors: Floats) -> Floats:
        """(pixels,) in sRGB."""
        return np.asarray(_shown(self.seen(factors)) - _shown(self.goal))


def _solve(problem: _Problem, pull: float, *, robust: bool) -> Floats:
    """Factors of the lights whose sum is nearest to the goal as it shows."""
    light, goal = problem.light, problem.goal
    slopes = slope(goal)
    factors = np.zeros(len(light))
    for _ in range(ROUNDS):
        weighted = light * slopes
        normal = weighted @ weighted.T
        held = pull * np.diag(normal)
        normal += np.diag(held) + EVENNESS * float(np.diag(normal).max(initial=0.0)) * np.eye(len(light))
        right = weighted @ ((goal - problem.fixed) * slopes) + held * problem.expected
        before, factors = factors, non_negative_least_squares(normal, right)
        if np.abs(factors - before).max() <= SETTLED * factors.max():
            break
        # The chord between what is rendered and what should be: exact for the error as it shows.
        seen = problem.seen(factors)
        error = _shown(seen) - _shown(goal)
        apart = np.abs(seen - goal) > 1e-9
        chord = np.where(apart, error / np.where(apart, seen - goal, 1.0), slope(goal))
        slopes = np.clip(chord, 0.0, slope(np.zeros(1)))
        if robust:
            slopes *= np.sqrt(cauchy_weights(error, OUTLYING * spread(error, FINEST)))
    return factors


def _undecided(problems: list[_Problem], factors: Floats) -> tuple[str, ...]:
    sentences = []
    vectors = [
        np.concatenate([problem.light[number] * slope(problem.goal) for problem in problems])
        for number in range(len(factors))
    ]
    for number, vector in enumerate(vectors):
        if float(np.abs(vector).mean()) * float(factors[number].mean()) < UNSEEN:
            sentences.append(f"{number}: its light hardly shows in the picture.")
        for other in range(number):
            length = float(np.linalg.norm(vector) * np.linalg.norm(vectors[other]))
            if length > 0.0 and float(vector @ vectors[other]) / length > ALIKE:
                sentences.append(f"{other} and {number}: they light the scene alike, so their share is a guess.")
    return tuple(sentences)


def _shown(linear: Floats) -> Floats:
    return linear_to_srgb(np.clip(linear, 0.0, 1.0).astype(np.float32)).astype(np.float64)


def is_clipped(display: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Where channels of an sRGB picture from 0 to 1 tell only that there is at least, or at most, as much light."""
    return np.asarray((display <= CLIPPED[0]) | (display >= CLIPPED[1]))


def slope(linear: Floats) -> Floats:
    """Of the sRGB curve (IEC 61966-2-1) at a linear level: how much a change of light there shows."""
    level = np.clip(linear, DIMMEST, 1.0)
    return np.asarray(np.where(level <= 0.0031308, 12.92, 1.055 / 2.4 * level ** (1.0 / 2.4 - 1.0)))
