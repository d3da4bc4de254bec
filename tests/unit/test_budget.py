# SPDX-License-Identifier: GPL-3.0-or-later
"""The artist's limits end a session before the step that would break them."""

import pytest

from maquette.agent.budget import LEAST_ANSWER, Budget, Spent
from maquette.agent.errors import BudgetError
from maquette.agent.providers.prices import FREE, Price
from maquette.agent.request import MOST_TOKENS, Limits

PRICE = Price(1.0, 0.1, 10.0)


def test_without_limits_anything_may_be_spent() -> None:
    assert Budget().limits(Spent(1e9, 10_000, 10_000, None, None), 1_000_000) == Limits()


@pytest.mark.parametrize(
    ("budget", "spent", "cause"),
    [
        (Budget(seconds=600), Spent(seconds=600), "The session has worked for 10 minutes; the limit is 10 minutes."),
        (Budget(seconds=60), Spent(seconds=90), "The session has worked for 1.5 minutes; the limit is 1 minute."),
        (
            Budget(seconds=600),
            Spent(seconds=570, seconds_a_call=60),
            "The session has worked for 9.5 minutes, and an answer takes 1 minute; the limit is 10 minutes.",
        ),
        (Budget(attempts=2), Spent(attempts=2), "This stage has made 2 attempts; the limit is 2."),
        (Budget(calls=9), Spent(calls=9), "The session has asked 9 questions; the limit is 9."),
        (
            Budget(tokens=50_000),
            Spent(tokens=40_000),
            "The session has used 40,000 tokens and the next question needs at least 14,096; the limit is 50,000.",
        ),
        (
            Budget(dollars=0.5),
            Spent(dollars=0.46),
            "The session has cost $0.46 and the next question needs at least $0.05; the limit is $0.50.",
        ),
    ],
)
def test_a_question_that_would_break_a_limit_is_not_put(budget: Budget, spent: Spent, cause: str) -> None:
    with pytest.raises(BudgetError) as caught:
        budget.limits(spent, 10_000, PRICE)
    assert caught.value.cause == cause
    assert caught.value.remedy and caught.value.mend == "preferences"


def test_an_answer_may_take_what_is_left() -> None:
    assert Budget(600, 2, 9, 50_000, 0.5).limits(Spent(500, 1, 5, 20_000, 0.3), 10_000, PRICE) == Limits(
        answer_tokens=19_000, calls=4, tokens=29_000
    )


@pytest.mark.parametrize("budget", [Budget(tokens=50_000), Budget(dollars=0.25)])
@pytest.mark.parametrize("prompt", [100, 10_000, 40_000])
def test_no_answer_within_its_limits_breaks_the_budget(budget: Budget, prompt: int) -> None:
    spent = Spent(tokens=3_000, dollars=0.02)
    try:
        limits = budget.limits(spent, prompt, PRICE)
    except BudgetError:
        assert prompt == 40_000
        return
    assert LEAST_ANSWER <= limits.answer_tokens <= MOST_TOKENS
    assert limits.tokens is not None and prompt + limits.answer_tokens <= limits.tokens
    if budget.tokens is not None:
        assert 3_000 + limits.tokens <= budget.tokens
    if budget.dollars is not None:
        assert 0.02 + PRICE.most_of(prompt, limits.tokens - prompt) <= budget.dollars


def test_what_costs_nothing_breaks_no_limit_of_money() -> None:
    assert Budget(dollars=0.01).limits(Spent(), 1_000_000, FREE) == Limits()


@pytest.mark.parametrize(
    ("budget", "spent", "price"),
    [
        (Budget(tokens=50_000), Spent(tokens=None), PRICE),
        (Budget(dollars=1.0), Spent(dollars=None), PRICE),
        (Budget(dollars=1.0), Spent(), None),
    ],
)
def test_a_limit_on_what_nobody_counts_is_not_taken_for_kept(budget: Budget, spent: Spent, price: Price | None) -> None:
    with pytest.raises(BudgetError, match="cannot be kept"):
        budget.limits(spent, 100, price)
