# SPDX-License-Identifier: GPL-3.0-or-later
"""How strong each light is, and of what colour, from one render of each light alone."""

from dataclasses import dataclass, replace
from functools import cached_property
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
FAR_OUT: Final = 5.0
"""The same where there are two renders: weights that differ much between pixels prefer those in which the noise of one
makes up for that of the other, and so bring back what their product is free of."""
FINEST: Final = 0.5 / 255.0
"""Errors below half a level of the reference are rounding."""
CLIPPED: Final = (2.5 / 255.0, 252.5 / 255.0)
"""Channels of the reference beyond these tell only that the light is at least, or at most, as strong."""
DIMMEST: Final = 1e-3
"""Linear level below which an error shows no more than here; the sRGB curve is straight below 0.0031308."""
STEEPEST: Final = 12.92
"""Slope of the sRGB curve in the dark."""
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
    """Median of its absolute values, which a few pixels that no light explains leave alone; without the lights' noise
    where two renders of each are known."""
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
    halves: NDArray[np.float32] | None = None,
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
    ``halves`` (2, lights, height, width, 3) are two renders of ``passes``, their mean, with independent noise. Noise
    makes a light look less like itself, and so seem weaker than it is (attenuation; Fuller, Measurement Error Models,
    1987). Products of one half with the other are free of that: each is the other's instrument.
    Raises ``ValueError`` where nothing is left to go by.
    """
    lights = len(passes)
    likely = np.ones((lights, 3)) if expected is None else expected
    pixels = np.ones(reference.shape[:2], bool) if mask is None else mask
    counts = pixels[..., None] & ~is_clipped(reference)
    target = srgb_to_linear(reference.astype(np.float64))
    stays = np.zeros(reference.shape) if fixed is None else fixed.astype(np.float64)
    renders = passes[None] if halves is None else halves
    problems = [
        _Problem(
            renders[..., channel].reshape(*renders.shape[:2], -1)[..., counts[..., channel].ravel()].astype(np.float64),
            target[..., channel].ravel()[counts[..., channel].ravel()],
            stays[..., channel].ravel()[counts[..., channel].ravel()],
            likely[:, channel],
        )
        for channel in range(3)
    ]
    if not coloured:
        problems = [
            _Problem(
                np.concatenate([problem.renders * problem.expected[:, None] for problem in problems], axis=2),
                np.concatenate([problem.goal for problem in problems]),
                np.concatenate([problem.fixed for problem in problems]),
                np.ones(lights),
            )
        ]
    if any(not problem.goal.size for problem in problems):
        raise ValueError("no pixel of the reference is left to go by: all are clipped or masked")
    factors = np.column_stack([_solve(problem, pull, robust=robust) for problem in problems])
    pairs = list(zip(problems, factors.T, strict=True))
    left = np.concatenate([problem.error(column) for problem, column in pairs])
    common = np.concatenate([problem.common_square(column) for problem, column in pairs])
    undecided = _undecided(problems, factors)
    return LightStrengths(
        factors if coloured else factors * likely,
        float(np.sqrt((left**2).mean())),
        float(np.sqrt(max(0.0, float(np.median(common))))),
        undecided,
    )


@dataclass(frozen=True)
class _Problem:
    """One channel, or all of them together."""

    renders: Floats
    """(renders, lights, pixels): one or two of each light."""
    goal: Floats
    """(pixels,)."""
    fixed: Floats
    """(pixels,)."""
    expected: Floats
    """(lights,)."""

    @cached_property
    def light(self) -> Floats:
        """(lights, pixels)."""
        return np.asarray(self.renders.mean(axis=0))

    def averaged(self) -> "_Problem":
        """With one render of each light, the mean of all."""
        return replace(self, renders=self.light[None])

    def every_other(self, first: int) -> "_Problem":
        """Of half the pixels."""
        return _Problem(self.renders[..., first::2], self.goal[first::2], self.fixed[first::2], self.expected)

    def seen(self, factors: Floats) -> Floats:
        """(pixels,) in linear light."""
        return np.asarray(self.fixed + self.light.T @ factors)

    def error(self, factors: Floats) -> Floats:
        """(pixels,) in sRGB."""
        return np.asarray(_shown(self.seen(factors)) - _shown(self.goal))

    def common_square(self, factors: Floats) -> Floats:
        """(pixels,): the error of one render times that of the other, whose median no noise of theirs makes larger."""
        shown = [_shown(self.fixed + render.T @ factors) - _shown(self.goal) for render in self.renders]
        return np.asarray(shown[0] * shown[-1])

    def normal(self, slopes: Floats) -> Floats:
        """(lights, lights): products of the lights, weighted with ``slopes`` (pixels,); never indefinite."""
        weighted = self.renders * slopes
        products = weighted[0] @ weighted[-1].T
        levels, ways = np.linalg.eigh((products + products.T) / 2.0)
        return np.asarray((ways * np.maximum(levels, 0.0)) @ ways.T)


def _solve(problem: _Problem, pull: float, *, robust: bool) -> Floats:
    """Factors of the lights whose sum is nearest to the goal as it shows, free of noise where that can be told."""
    factors = _solve_weighted(problem, pull, robust=robust)
    if len(problem.renders) == 1:
        return factors
    # Products of two renders are right on average, but where lights are much alike they scatter more than they mend.
    plain = _solve_weighted(problem.averaged(), pull, robust=robust)
    first, second = (_solve_weighted(problem.every_other(number), pull, robust=robust) for number in range(2))
    # What halves of the pixels differ by is twice the standard error of all of them together.
    scatter, mended = np.linalg.norm(first - second) / 2.0, np.linalg.norm(factors - plain)
    return factors if scatter < mended else plain


def _solve_weighted(problem: _Problem, pull: float, *, robust: bool) -> Floats:
    """By least squares, all pixels weighted anew until the factors settle."""
    light, goal = problem.light, problem.goal
    slopes = slope(goal)
    factors = np.zeros(len(light))
    for _ in range(ROUNDS):
        weighted, normal = light * slopes, problem.normal(slopes)
        held = pull * np.diag(normal)
        normal += np.diag(held) + EVENNESS * float(np.diag(normal).max(initial=0.0)) * np.eye(len(light))
        right = weighted @ ((goal - problem.fixed) * slopes) + held * problem.expected
        before, factors = factors, non_negative_least_squares(normal, right)
        if np.abs(factors - before).max() <= SETTLED * factors.max():
            break
        seen = problem.seen(factors)
        error = _shown(seen) - _shown(goal)
        slopes = slope(goal)
        if len(problem.renders) == 1:
            # The chord between what is rendered and what should be: exact for the error as it shows. It holds the
            # render's noise, which weights must not where noise is to cancel out.
            apart = np.abs(seen - goal) > 1e-9
            slopes = np.clip(np.where(apart, error / np.where(apart, seen - goal, 1.0), slopes), 0.0, STEEPEST)
        if robust:
            half = FAR_OUT if len(problem.renders) > 1 else OUTLYING
            slopes = slopes * np.sqrt(cauchy_weights(error, half * spread(error, FINEST)))
    return factors


def _undecided(problems: list[_Problem], factors: Floats) -> tuple[str, ...]:
    sentences = []
    lights = [problem.light * slope(problem.goal) for problem in problems]
    vectors = [np.concatenate([light[number] for light in lights]) for number in range(len(factors))]
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
