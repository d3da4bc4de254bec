# SPDX-License-Identifier: GPL-3.0-or-later
"""What to try next: covariance matrix adaptation, which needs no derivatives and few trials.

Nikolaus Hansen, "The CMA Evolution Strategy: A Tutorial" (arXiv 1604.00772), by his package ``cma``.
"""

import math
import warnings
from types import ModuleType
from typing import Final

import numpy as np

from .suggestion import Suggest, Suggestion

POPULATION: Final = 4
"""Trials of a round, the least that the method is made for: rounds are what it learns by."""
LEAST_NUMBERS: Final = 2
"""That ``cma`` can search for; where there is but one, it believes in another that makes no difference."""
STEP: Final = 0.1
"""Standard deviation of the first round's trials, as a share of what lies between the bounds. Begun at the top of
parabolas, searches for 1 to 5 numbers of hills with round and with sharp tops ended higher than with 0.15 or 0.06."""
MARGIN: Final = 0.05
"""A search that began nearer to a bound would have too much of its first round beyond it."""
CLOSE: Final = 0.003
"""A search whose steps are shorter has come to its end: values are rounded more coarsely than that."""


def suggest(asked: Suggest) -> Suggestion:
    """The next round of trials; the same each time that it is asked the same.

    Takes milliseconds, but for the first time, when the optimiser is imported: off the main thread, if there is one.
    """
    cma = _import_cma()
    if cma is None:
        return Suggestion(missing=True)
    count = len(asked.start)
    start = np.clip([*asked.start, *[0.5] * (LEAST_NUMBERS - count)], MARGIN, 1.0 - MARGIN)
    draw = np.random.RandomState(asked.seed)
    options = {
        "bounds": [0.0, 1.0],
        "popsize": POPULATION,
        "randn": lambda *shape: draw.standard_normal(shape),
        # No number: the one generator of all Python must not be seeded for this.
        "seed": math.nan,
        "tolx": CLOSE,
        "verbose": -9,
        "verb_log": 0,
    }
    strategy = cma.CMAEvolutionStrategy(start, STEP, options)
    for scores in asked.scores:
        strategy.tell(strategy.ask(), [-score for score in scores])
    if strategy.stop():
        return Suggestion()
    return Suggestion(tuple(tuple(float(share) for share in point[:count]) for point in strategy.ask()))


def _import_cma() -> ModuleType | None:
    try:
        with warnings.catch_warnings():
            # It would draw with Matplotlib, and says so where there is none.
            warnings.simplefilter("ignore")
            import cma
    except ImportError:
        return None
    module: ModuleType = cma
    return module
