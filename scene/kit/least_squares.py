# SPDX-License-Identifier: GPL-3.0-or-later
"""Small nonlinear least squares: parameters that make residuals as small as they get."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

ROUNDS = 60
SETTLED = 1e-7
"""Largest change of a parameter at which no further round is worth its time."""
STEP = 1e-5
"""Step of the numeric derivatives; parameters are expected to be of the order of 1."""


def least_squares(
    residuals: Callable[[NDArray[np.float64]], NDArray[np.float64] | None], start: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The parameters with the least sum of squares near the start (Levenberg-Marquardt).

    ``residuals`` returns None where the parameters make no sense; it must not do so at the start.
    """
    best = np.array(start, dtype=np.float64)
    error = residuals(best)
    if error is None:
        raise ValueError("the residuals are undefined at the start")
    damping = 1e-3
    for _ in range(ROUNDS):
        slopes = []
        for index in range(len(best)):
            nudged = best.copy()
            nudged[index] += STEP
            shifted = residuals(nudged)
            slopes.append(np.zeros_like(error) if shifted is None else (shifted - error) / STEP)
        jacobian = np.array(slopes).T
        normal = jacobian.T @ jacobian
        change = np.linalg.solve(
            normal + damping * (np.diag(np.diag(normal)) + 1e-9 * np.eye(len(best))), -jacobian.T @ error
        )
        candidate = residuals(best + change)
        if candidate is not None and candidate @ candidate < error @ error:
            best, error = best + change, candidate
            damping = max(damping / 5, 1e-9)
            if np.abs(change).max() < SETTLED:
                break
        else:
            damping *= 5
            if damping > 1e9:
                break
    return best
