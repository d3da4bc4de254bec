# SPDX-License-Identifier: GPL-3.0-or-later
"""Damped, robust least squares with priors, and how sure its result is.

Levenberg-Marquardt with numeric derivatives; outliers are weighted down by Cauchy's loss, the
spread being estimated from the median residual; the covariance is that of the weighted normal
equations (Hartley and Zisserman, section 5.2 and appendix 6).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from ..robust import cauchy_weights
from ..robust import spread as spread_of
from .pinhole import Floats

ROUNDS: Final = 60
STEP: Final = 1e-6
"""Of the numeric derivatives; parameters are of the order of 1."""
SETTLED: Final = 1e-6
"""Fall of the cost, of itself and 1, below which no further round is worth its time."""
CAUCHY: Final = 2.385
"""Spreads at which a residual counts half: 95 % efficient where all residuals are normal (Holland and Welsch 1977)."""


@dataclass(frozen=True)
class Refined:
    """Where the descent came to rest."""

    values: Floats
    unlikelihood: float
    """Negative logarithm of how likely residuals and priors are, up to a constant: compares descents that ended
    with different spreads."""
    spread: float
    """Standard deviation of the sound residuals, in their own unit."""
    deviations: Floats
    """Standard deviation of each value, priors included."""
    weights: Floats
    """Of each residual, from 0 (an outlier) to 1."""


def refine(
    residuals: Callable[[Floats], Floats],
    start: Floats,
    prior: Floats,
    prior_deviations: Floats,
    least_spread: float,
    most_spread: float = np.inf,
    rounds: int = ROUNDS,
) -> Refined:
    """The values near ``start`` at which ``residuals`` and the offsets from ``prior`` are smallest.

    ``least_spread``: no residual is believed to be more exact than this, nor less than ``most_spread``.
    After ``rounds`` the descent is broken off.
    """
    values: Floats = np.array(start, float)
    damping = 1e-3
    error = residuals(values)
    normal = np.eye(len(values))
    for _ in range(rounds):
        spread = min(spread_of(error, least_spread), most_spread)
        weights = cauchy_weights(error, CAUCHY * spread)
        cost = _cost(error, values, prior, prior_deviations, spread)
        nudges: Floats = STEP * np.eye(len(values))
        slopes = np.column_stack([(residuals(values + nudge) - error) / STEP for nudge in nudges])
        weighted = slopes * (weights / spread**2)[:, None]
        normal = slopes.T @ weighted + np.diag(prior_deviations**-2)
        gradient = weighted.T @ error + (values - prior) / prior_deviations**2
        lower = None
        while lower is None and damping < 1e9:
            next_values = values + np.linalg.solve(normal + damping * np.diag(np.diag(normal)), -gradient)
            tried = residuals(next_values)
            tried_cost = _cost(tried, next_values, prior, prior_deviations, spread)
            if tried_cost < cost:
                lower = tried_cost
            else:
                damping *= 8.0
        if lower is None:
            break
        values, error, damping = next_values, tried, max(damping / 8.0, 1e-12)
        if cost - lower <= SETTLED * (cost + 1.0):
            break
    spread = min(spread_of(error, least_spread), most_spread)
    return Refined(
        values,
        len(error) * float(np.log(spread)) + 0.5 * _cost(error, values, prior, prior_deviations, spread),
        spread,
        np.sqrt(np.maximum(np.diag(np.linalg.pinv(normal)), 0.0)),
        cauchy_weights(error, CAUCHY * spread),
    )


def _cost(error: Floats, values: Floats, prior: Floats, prior_deviations: Floats, spread: float) -> float:
    robust = CAUCHY**2 * np.log1p((error / (CAUCHY * spread)) ** 2)
    return float(robust.sum() + (((values - prior) / prior_deviations) ** 2).sum())
