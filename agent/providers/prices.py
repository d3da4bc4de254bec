# SPDX-License-Identifier: GPL-3.0-or-later
"""What models' makers ask for, and what an answer cost by that."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ..request import Usage
from .address import read_address
from .description import ProviderDescription, ProviderSettings

MILLION: Final = 1_000_000
DATED: Final = "2026-11-27"
"""When the table was last compared with its sources."""


@dataclass(frozen=True)
class Price:
    """US dollars for a million tokens."""

    tokens_in: float
    tokens_cached: float
    """Of those in that the server knew from before."""
    tokens_out: float
    up_to: int | None = None
    """Tokens in of one question beyond which another price holds, which is not in the table."""

    def of(self, usage: Usage) -> float | None:
        """What one answer with ``usage`` cost; None where that cannot be said."""
        if usage.tokens_in is None or usage.tokens_out is None:
            return None
        if self.up_to is not None and usage.tokens_in > self.up_to:
            return None
        cached = min(usage.tokens_cached or 0, usage.tokens_in)
        fresh = (usage.tokens_in - cached) * self.tokens_in
        return (fresh + cached * self.tokens_cached + usage.tokens_out * self.tokens_out) / MILLION

    def most_of(self, tokens_in: int, tokens_out: int) -> float:
        """What so many tokens cost at most: with nothing known from before."""
        return (tokens_in * self.tokens_in + tokens_out * self.tokens_out) / MILLION

    def tokens_for(self, dollars: float, tokens_in: int) -> int | None:
        """How many tokens ``dollars`` pay for, the first ``tokens_in`` of them in; None for any number."""
        dearest = max(self.tokens_in, self.tokens_out)
        if not dearest:
            return None
        return tokens_in + int((dollars - self.most_of(tokens_in, 0)) * MILLION / dearest)


FREE: Final = Price(0.0, 0.0, 0.0)
PRICES: Final[Mapping[str, Mapping[str, Price]]] = {
    "api.openai.com": {
        "gpt-4o": Price(2.50, 1.25, 10.00),
        "gpt-4o-mini": Price(0.15, 0.075, 0.60),
        "gpt-4.1": Price(2.00, 0.50, 8.00),
        "gpt-4.1-mini": Price(0.40, 0.10, 1.60),
        "gpt-5": Price(1.25, 0.125, 10.00),
        "gpt-5-mini": Price(0.25, 0.025, 2.00),
        "gpt-5.2": Price(1.75, 0.175, 14.00),
        "gpt-5.4": Price(2.50, 0.25, 15.00, 272_000),
        "gpt-5.4-mini": Price(0.75, 0.075, 4.50),
        "gpt-5.4-nano": Price(0.20, 0.02, 1.25),
        "gpt-5.5": Price(5.00, 0.50, 30.00, 272_000),
    },
    "generativelanguage.googleapis.com": {
        "gemini-2.5-pro": Price(1.25, 0.125, 10.00, 200_000),
        "gemini-3.1-pro": Price(2.00, 0.20, 12.00, 200_000),
        "gemini-3.5-flash": Price(1.50, 0.15, 9.00),
    },
    "api.anthropic.com": {
        "claude-haiku-4-5": Price(1.00, 0.10, 5.00),
        "claude-sonnet-4-5": Price(3.00, 0.30, 15.00, 200_000),
        "claude-sonnet-4-6": Price(3.00, 0.30, 15.00, 200_000),
        "claude-opus-4-5": Price(5.00, 0.50, 25.00),
        "claude-opus-4-6": Price(5.00, 0.50, 25.00),
    },
}
"""By the computer that is asked, then by model. Models that are dearer to write to a cache than to read afresh are
left out, since servers do not say what they wrote.

Sources: GitHub's table of models' prices, https://github.com/github/docs/blob/main/data/tables/copilot/models-and-pricing.yml;
https://developers.openai.com/api/docs/pricing; https://ai.google.dev/gemini-api/docs/pricing.
"""
VERSION: Final = r"(-\d[\d-]*|-latest|-preview(-[\d-]+)?)?"
"""What may follow the name without making it another model."""


def price_of(description: ProviderDescription, settings: ProviderSettings) -> Price | None:
    """What the described provider's answers cost; None where nobody says.

    A model server on this computer costs nothing. Else the artist's own prices go before the table's, and the
    address of a maker's service may be another one's that passes on to it.
    """
    if not description.network:
        return FREE
    if settings.price_in or settings.price_out:
        return Price(settings.price_in, settings.price_in, settings.price_out)
    try:
        address = read_address(description.address or settings.address)
    except ValueError:
        return None
    if address.is_local:
        return FREE
    model = settings.model.strip().removeprefix("models/")
    for name, price in PRICES.get(address.host, {}).items():
        if re.fullmatch(re.escape(name) + VERSION, model):
            return price
    return None
