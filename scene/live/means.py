# SPDX-License-Identifier: GPL-3.0-or-later
"""What a stretch of work is done with."""

from collections.abc import Callable
from dataclasses import dataclass

from ...agent.budget import Budget
from ...agent.defaults import Rendering
from ...agent.providers.prices import FREE, Price
from ...agent.providers.provider import Provider


@dataclass(frozen=True)
class Means:
    """What stretches of work are done with: the artist's preferences as they are now."""

    provider: Callable[[], Provider]
    """Raises ``ProviderError``."""
    budget: Budget
    price: Price | None = FREE
    """What the provider's answers cost; None where that is not known."""
    ask: bool = True
    """Stop at each review."""
    rendering: Rendering = "BACKGROUND"
    code_seconds: float = 30.0
    """How long generated code may run."""
