# SPDX-License-Identifier: GPL-3.0-or-later
"""What a session may cost, and when it has."""

from dataclasses import dataclass
from typing import Final

from .errors import BudgetError
from .providers.prices import Price
from .request import MOST_TOKENS, Limits

LEAST_ANSWER: Final = 4_096
"""Tokens. A question whose answer must be shorter is not put: most programs and all thoughts are longer."""


@dataclass(frozen=True)
class Spent:
    """What a session has cost so far."""

    seconds: float = 0.0
    """Worked, without waiting for reviews."""
    attempts: int = 0
    """Made in the present pass through a stage."""
    calls: int = 0
    """Questions that models have answered."""
    tokens: int | None = 0
    """In and out; None where the provider does not count."""
    dollars: float | None = 0.0
    """None where the price is not known."""
    seconds_a_call: float = 0.0
    """How long an answer took so far, on average."""


@dataclass(frozen=True)
class Budget:
    """The artist's limits; None is no limit."""

    seconds: float | None = None
    attempts: int | None = None
    """In each pass through a stage."""
    calls: int | None = None
    tokens: int | None = None
    dollars: float | None = None

    def limits(self, spent: Spent, prompt: int = 0, price: Price | None = None) -> Limits:
        """What the next question, of ``prompt`` tokens at ``price``, may take so that no limit is broken.

        Raises ``BudgetError`` where it would break one, or a limit is set on what cannot be counted.
        """
        self._check_seconds(spent)
        if self.attempts is not None and spent.attempts >= self.attempts:
            raise BudgetError(
                f"This stage has made {spent.attempts} attempts; the limit is {self.attempts}.",
                "Allow more attempts in the preferences and go on.",
            )
        if self.calls is not None and spent.calls >= self.calls:
            raise BudgetError(
                f"The session has asked {spent.calls} questions; the limit is {self.calls}.",
                "Allow more questions in the preferences and go on.",
            )
        left = [
            *([] if self.tokens is None else [self._tokens_left(spent.tokens, prompt, self.tokens)]),
            *([] if self.dollars is None else [self._tokens_paid_for(spent.dollars, prompt, price, self.dollars)]),
        ]
        tokens = min((amount for amount in left if amount is not None), default=None)
        return Limits(
            answer_tokens=MOST_TOKENS if tokens is None else min(MOST_TOKENS, tokens - prompt),
            calls=None if self.calls is None else self.calls - spent.calls,
            tokens=tokens,
        )

    def _check_seconds(self, spent: Spent) -> None:
        if self.seconds is None or spent.seconds + spent.seconds_a_call < self.seconds:
            return
        over = "" if spent.seconds >= self.seconds else f", and an answer takes {_minutes(spent.seconds_a_call)}"
        raise BudgetError(
            f"The session has worked for {_minutes(spent.seconds)}{over}; the limit is {_minutes(self.seconds)}.",
            "Allow more minutes in the preferences and go on.",
        )

    def _tokens_left(self, spent: int | None, prompt: int, limit: int) -> int:
        if spent is None:
            raise BudgetError(
                f"The provider does not say how many tokens it uses, so the limit of {limit:,} cannot be kept.",
                "Set no limit of tokens in the preferences, or choose another provider.",
            )
        if spent + prompt + LEAST_ANSWER > limit:
            raise BudgetError(
                f"The session has used {spent:,} tokens and the next question needs at least "
                f"{prompt + LEAST_ANSWER:,}; the limit is {limit:,}.",
                "Allow more tokens in the preferences and go on.",
            )
        return limit - spent

    def _tokens_paid_for(self, spent: float | None, prompt: int, price: Price | None, limit: float) -> int | None:
        """How many tokens the money that is left pays for, ``prompt`` of them in; None for any number."""
        if spent is None or price is None:
            raise BudgetError(
                f"What the answers cost is not known, so the limit of ${limit:.2f} cannot be kept.",
                "Enter the model's price in the preferences, or set a limit of tokens and none of money.",
            )
        least = price.most_of(prompt, LEAST_ANSWER)
        if spent >= limit or spent + least > limit:
            raise BudgetError(
                f"The session has cost ${spent:.2f} and the next question needs at least ${least:.2f}; "
                f"the limit is ${limit:.2f}.",
                "Allow more money in the preferences and go on.",
            )
        return price.tokens_for(limit - spent, prompt)


NO_LIMITS: Final = Budget()


def _minutes(seconds: float) -> str:
    minutes = f"{seconds / 60:.1f}".removesuffix(".0")
    return f"{minutes} minute" if minutes == "1" else f"{minutes} minutes"
