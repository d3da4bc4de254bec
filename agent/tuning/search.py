# SPDX-License-Identifier: GPL-3.0-or-later
"""The search for the values that score best, within so many trials."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from .numbers import TunableNumber
from .suggestion import Suggest, Suggestion

Values = tuple[float, ...]
"""One for each number, in their order."""

UNUSABLE: Final = -1e9
"""Score of values with which the program does not do what it may; below any other."""
PROBES: Final = 3
"""Scores of a number alone, its own value's included, by which it is told what it does."""
MOST_IDLE: Final = 5
"""Rounds in a row with nothing that was not tried already, after which the search ends."""


@dataclass(frozen=True)
class Found:
    """What a search has come to."""

    values: Values
    """The best that were tried."""
    score: float
    undecided: frozenset[int] = frozenset()
    """Numbers, by their place, that make no difference from bound to bound; they stay as they were."""


class Search:
    """Tries values, and remembers what they scored."""

    def __init__(self, numbers: Sequence[TunableNumber], score: float, least_gain: float, trials: int) -> None:
        """``score`` is that of the values as they are; a difference up to ``least_gain`` means nothing."""
        self._numbers = numbers
        self._first: Values = tuple(number.value for number in numbers)
        self._least_gain = least_gain
        self._left = trials
        self._tried = {self._first: score}

    def run(self, seed: int) -> Generator[Values | Suggest, Any, Found]:
        """Yields values to try, and is sent their score; or ``Suggest``, and is sent the ``Suggestion``.

        First each number alone is set to its bounds, to tell whether it matters, and a parabola laid through what it
        scored. From the tops of the parabolas, or what was better, those that matter are searched together.
        """
        undecided, tops = set(), dict[int, float]()
        for place in range(len(self._numbers)):
            scores = yield from self._scores_of(place)
            if max(scores.values()) - min(scores.values()) > self._least_gain:
                tops[place] = _top(scores)
            elif len(scores) == PROBES:
                undecided.add(place)
        if tops:
            yield from self._try_at(tops)
            yield from self._search(sorted(tops), seed)
        best = self._best()
        return Found(best, self._tried[best], frozenset(undecided))

    def _best(self) -> Values:
        # Of equals the first that was tried, so that what is no better changes nothing.
        return max(self._tried, key=lambda values: self._tried[values])

    def _scores_of(self, place: int) -> Generator[Values | Suggest, Any, dict[float, float]]:
        """By share, what the number scores alone: as it is and at its bounds, or at one and half-way to it."""
        number = self._numbers[place]
        scores = {number.share: self._tried[self._first]}
        shares = [share for share in (0.0, 1.0, 0.5) if share != number.share]
        for share in shares[: PROBES - 1]:
            score = yield from self._try_at({place: share})
            if score is not None:
                scores[share] = score
        return scores

    def _search(self, places: Sequence[int], seed: int) -> Generator[Values | Suggest, Any, None]:
        begin = self._best()
        shares = (replace(self._numbers[place], value=begin[place]).share for place in places)
        asked, idle = Suggest(tuple(shares), (), seed), 0
        while self._left > 0 and idle < MOST_IDLE:
            suggestion: Suggestion = yield asked
            if not suggestion.points:
                return
            left, scores = self._left, []
            for point in suggestion.points:
                score = yield from self._try_at(dict(zip(places, point, strict=True)))
                if score is None:
                    return
                scores.append(score)
            idle = idle + 1 if self._left == left else 0
            asked = replace(asked, scores=(*asked.scores, tuple(scores)))

    def _try_at(self, shares: Mapping[int, float]) -> Generator[Values | Suggest, Any, float | None]:
        """The score of numbers, by their place, at these shares, the others as they are; None without a trial left."""
        values = tuple(
            number.at(shares[place]) if place in shares else number.value for place, number in enumerate(self._numbers)
        )
        if values not in self._tried:
            if self._left <= 0:
                return None
            self._left -= 1
            self._tried[values] = yield values
        return self._tried[values]


def _top(scores: Mapping[float, float]) -> float:
    """The share at which the parabola through three ``scores`` by share is highest; of fewer the best of them."""
    if len(scores) == PROBES:
        curve, slope, _ = np.polyfit(list(scores), list(scores.values()), 2)
        if curve < 0.0:
            return float(np.clip(-slope / (2.0 * curve), 0.0, 1.0))
    return max(scores, key=lambda share: scores[share])
