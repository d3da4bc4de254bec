# SPDX-License-Identifier: GPL-3.0-or-later
"""Least squares whose unknowns are not below zero."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

TOLERANCE: Final = 1e-10
"""Of the gradient, relative to its largest entry at zero."""


def non_negative_least_squares(normal: Floats, right: Floats) -> Floats:
    """The ``x >= 0`` that makes ``x @ normal @ x - 2 * right @ x`` smallest.

    ``normal`` is (count, count), symmetric and not indefinite: of a system ``A x = b`` it is
    ``A.T @ A`` and ``right`` is ``A.T @ b``. The active-set method of Lawson and Hanson (1974,
    chapter 23) on the normal equations (Bro and de Jong 1997).
    """
    count = len(right)
    values = np.zeros(count)
    free = np.zeros(count, bool)
    least = TOLERANCE * max(float(np.abs(right).max(initial=0.0)), 1e-300)
    for _ in range(3 * count + 3):
        gradient = right - normal @ values
        candidates = ~free & (gradient > least)
        if not candidates.any():
            break
        free[int(np.where(candidates, gradient, -np.inf).argmax())] = True
        solved = _solve_free(normal, right, free)
        while (solved[free] <= 0.0).any():
            # Go towards the solution until the first value reaches zero, and hold that one there.
            falling = free & (solved <= 0.0)
            share = float((values[falling] / np.maximum(values[falling] - solved[falling], 1e-300)).min())
            values = values + share * (solved - values)
            free &= values > least * 1e-6
            values[~free] = 0.0
            solved = _solve_free(normal, right, free)
        values = solved
    return values


def _solve_free(normal: Floats, right: Floats, free: NDArray[np.bool_]) -> Floats:
    solved = np.zeros(len(right))
    if free.any():
        solved[free] = np.linalg.lstsq(normal[np.ix_(free, free)], right[free], rcond=None)[0]
    return solved
