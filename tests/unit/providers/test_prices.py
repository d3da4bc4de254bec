# SPDX-License-Identifier: GPL-3.0-or-later
"""What answers cost, and that nobody is told a price that is not known."""

import pytest

from maquette.agent.providers.description import ProviderSettings
from maquette.agent.providers.prices import FREE, PRICES, Price, price_of
from maquette.agent.providers.registry import DESCRIPTIONS
from maquette.agent.request import Usage

OPENAI, COMPATIBLE = DESCRIPTIONS["openai"], DESCRIPTIONS["compatible"]


@pytest.mark.parametrize(
    ("model", "known"),
    [
        ("gpt-5", "gpt-5"),
        ("gpt-5-2025-08-07", "gpt-5"),
        ("gpt-5-mini", "gpt-5-mini"),
        ("gpt-5-pro", None),
        ("gpt-5.9", None),
        ("", None),
    ],
)
def test_a_model_has_its_own_price_or_none(model: str, known: str | None) -> None:
    price = price_of(OPENAI, ProviderSettings(model))
    assert price == (PRICES["api.openai.com"][known] if known else None)


def test_makers_models_cost_the_same_through_a_compatible_address() -> None:
    settings = ProviderSettings("claude-sonnet-4-5-20250929", address="https://api.anthropic.com/v1")
    assert price_of(COMPATIBLE, settings) == PRICES["api.anthropic.com"]["claude-sonnet-4-5"]


def test_the_artists_prices_go_before_the_table() -> None:
    assert price_of(OPENAI, ProviderSettings("gpt-5", price_in=1.0, price_out=2.0)) == Price(1.0, 1.0, 2.0)


def test_a_server_on_this_computer_is_free_and_a_makers_behind_it_is_not() -> None:
    here = "http://localhost:8000/v1"
    assert price_of(COMPATIBLE, ProviderSettings("m", address=here)) == FREE
    assert price_of(OPENAI, ProviderSettings("gpt-5", address=here)) == PRICES["api.openai.com"]["gpt-5"]


@pytest.mark.parametrize(
    ("usage", "dollars"),
    [
        (Usage(1_000_000, 100_000), 2.0),
        (Usage(1_000_000, 0, tokens_cached=600_000), 0.46),
        (Usage(1_000_000, 0, tokens_cached=None), 1.0),
        (Usage(None, 5), None),
        (Usage(2_000_001, 5), None),
    ],
)
def test_an_answer_costs_what_it_took_or_nobody_knows(usage: Usage, dollars: float | None) -> None:
    assert Price(1.0, 0.1, 10.0, up_to=2_000_000).of(usage) == (None if dollars is None else pytest.approx(dollars))


def test_cached_tokens_are_never_dearer_than_fresh_ones() -> None:
    for models in PRICES.values():
        for name, price in models.items():
            assert 0.0 < price.tokens_cached < price.tokens_in < price.tokens_out, name
