# SPDX-License-Identifier: GPL-3.0-or-later
"""The artist's limits end a session before the step that would break them."""

import pytest

from maquette.agent.budget import Budget, Spent
from maquette.agent.errors import BudgetError


def test_without_limits_anything_may_be_spent() -> None:
    Budget().check(Spent(1e9, 10_000, None, None))


@pytest.mark.parametrize(
    ("budget", "spent", "cause"),
    [
        (Budget(seconds=600), Spent(seconds=600), "The session has worked for 10 minutes; the limit is 10 minutes."),
        (Budget(seconds=60), Spent(seconds=90), "The session has worked for 1.5 minutes; the limit is 1 minute."),
        (Budget(attempts=2), Spent(attempts=2), "This stage has made 2 attempts; the limit is 2."),
        (Budget(tokens=50_000), Spent(tokens=51_000), "The session has used 51,000 tokens; the limit is 50,000."),
        (Budget(dollars=0.5), Spent(dollars=0.5), "The session has cost $0.50; the limit is $0.50."),
    ],
)
def test_a_limit_that_is_reached_is_named_with_what_was_spent(budget: Budget, spent: Spent, cause: str) -> None:
    with pytest.raises(BudgetError) as caught:
        budget.check(spent)
    assert caught.value.cause == cause
    assert caught.value.remedy and caught.value.mend == "preferences"


def test_below_every_limit_work_goes_on() -> None:
    Budget(600, 2, 50_000, 0.5).check(Spent(599.9, 1, 49_999, 0.49))


@pytest.mark.parametrize("spent", [Spent(tokens=None), Spent(dollars=None)])
def test_a_limit_on_what_nobody_counts_is_not_taken_for_kept(spent: Spent) -> None:
    with pytest.raises(BudgetError, match="cannot be kept"):
        Budget(tokens=1000, dollars=1.0).check(spent)
