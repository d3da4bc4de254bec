# SPDX-License-Identifier: GPL-3.0-or-later
"""What a session may cost, and when it has."""

from dataclasses import dataclass

from .errors import BudgetError


@dataclass(frozen=True)
class Spent:
    """What a session has cost so far."""

    seconds: float = 0.0
    """Worked, without waiting for reviews."""
    attempts: int = 0
    """Made in the present pass through a stage."""
    tokens: int | None = 0
    """In and out; None where the provider does not count."""
    dollars: float | None = 0.0
    """None where the price is not known."""


@dataclass(frozen=True)
class Budget:
    """The artist's limits; None is no limit."""

    seconds: float | None = None
    attempts: int | None = None
    """In each pass through a stage."""
    tokens: int | None = None
    dollars: float | None = None

    def check(self, spent: Spent) -> None:
        """Raise ``BudgetError`` where a limit is reached, or set on what cannot be counted."""
        if self.seconds is not None and spent.seconds >= self.seconds:
            raise BudgetError(
                f"The session has worked for {_minutes(spent.seconds)}; the limit is {_minutes(self.seconds)}.",
                "Allow more minutes in the preferences and go on.",
            )
        if self.attempts is not None and spent.attempts >= self.attempts:
            raise BudgetError(
                f"This stage has made {spent.attempts} attempts; the limit is {self.attempts}.",
                "Allow more attempts in the preferences and go on.",
            )
        if self.tokens is not None:
            self._check_tokens(spent.tokens, self.tokens)
        if self.dollars is not None:
            self._check_dollars(spent.dollars, self.dollars)

    def _check_tokens(self, spent: int | None, limit: int) -> None:
        if spent is None:
            raise BudgetError(
                f"The provider does not say how many tokens it uses, so the limit of {limit:,} cannot be kept.",
                "Set no limit of tokens in the preferences, or choose another provider.",
            )
        if spent >= limit:
            raise BudgetError(
                f"The session has used {spent:,} tokens; the limit is {limit:,}.",
                "Allow more tokens in the preferences and go on.",
            )

    def _check_dollars(self, spent: float | None, limit: float) -> None:
        if spent is None:
            raise BudgetError(
                f"What the answers cost is not known, so the limit of ${limit:.2f} cannot be kept.",
                "Set a limit of tokens in the preferences instead, and no limit of money.",
            )
        if spent >= limit:
            raise BudgetError(
                f"The session has cost ${spent:.2f}; the limit is ${limit:.2f}.",
                "Allow more money in the preferences and go on.",
            )


def _minutes(seconds: float) -> str:
    minutes = f"{seconds / 60:.1f}".removesuffix(".0")
    return f"{minutes} minute" if minutes == "1" else f"{minutes} minutes"
