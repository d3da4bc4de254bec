# SPDX-License-Identifier: GPL-3.0-or-later
"""A search finds the best values within its trials, the same ones each time, and says what makes no difference."""

from collections.abc import Callable

import numpy as np

from maquette.agent.tuning.numbers import TunableNumber, find_numbers
from maquette.agent.tuning.search import UNUSABLE, Found, Search, Values
from maquette.agent.tuning.suggest import suggest
from maquette.agent.tuning.suggestion import Suggest

THREE = find_numbers("A = tunable(0.5, 0, 1.0)\nB = tunable(-3, -10, 10)\nC = tunable(0.12, 0.08, 0.16)\n")


def searched(
    score: Callable[[Values], float], numbers: tuple[TunableNumber, ...] = THREE, trials: int = 37
) -> tuple[Found, list[Values]]:
    """What is found, and all that was tried."""
    tried: list[Values] = []
    search = Search(numbers, score(tuple(entry.value for entry in numbers)), 1e-4, trials).run(seed=0)
    answer: object = None
    while True:
        try:
            step = search.send(answer)
        except StopIteration as end:
            return end.value, tried
        if isinstance(step, Suggest):
            answer = suggest(step)
        else:
            tried.append(step)
            answer = score(step)


def hill(values: Values) -> float:
    """Highest at 0.8, 4 and any number."""
    return -((values[0] - 0.8) ** 2) - ((values[1] - 4) / 20) ** 2


def test_the_top_of_a_hill_is_found_within_the_trials_and_what_makes_no_difference_is_said() -> None:
    found, tried = searched(hill)
    assert len(tried) <= 37
    assert abs(found.values[0] - 0.8) < 0.05 and abs(found.values[1] - 4) <= 1
    assert found.score == hill(found.values)
    assert found.undecided == {2} and found.values[2] == 0.12


def test_one_number_is_found_where_both_bounds_are_worse() -> None:
    found, _ = searched(lambda values: -abs(values[0] - 0.1), THREE[2:])
    assert abs(found.values[0] - 0.1) < 0.002
    assert not found.undecided


def test_the_same_is_tried_each_time_within_the_bounds_and_never_twice() -> None:
    before = np.random.get_state()[1].tolist()
    _, tried = searched(hill)
    assert searched(hill)[1] == tried
    assert np.random.get_state()[1].tolist() == before
    assert len(set(tried)) == len(tried)
    assert all(
        entry.lowest <= value <= entry.highest for values in tried for entry, value in zip(THREE, values, strict=True)
    )


def test_what_is_best_already_stays() -> None:
    found, _ = searched(lambda values: -abs(values[0] - 0.5) - abs(values[1] + 3))
    assert found.values == (0.5, -3, 0.12)


def test_values_that_do_not_run_are_never_found() -> None:
    found, _ = searched(lambda values: UNUSABLE if values[0] > 0.7 else hill(values))
    assert 0.5 < found.values[0] <= 0.7
    assert searched(lambda values: hill(values) if values[0] == 0.5 else UNUSABLE, THREE[:2])[0].values[0] == 0.5


def test_a_search_of_few_trials_stops_with_them() -> None:
    assert len(searched(hill, trials=1)[1]) == 1
    assert len(searched(hill, trials=7)[1]) == 7
