# SPDX-License-Identifier: GPL-3.0-or-later
"""The next question, kept within what the session may still cost."""

from collections.abc import Sequence
from dataclasses import replace

from .budget import Budget
from .journal import Entry
from .providers.prices import Price
from .providers.prompt_size import tokens_of_prompt
from .request import Request
from .timings import spent_of


def allowed(request: Request, entries: Sequence[Entry], budget: Budget, price: Price | None) -> Request:
    """``request`` with the limits that ``budget`` leaves for it, after what is in ``entries``.

    ``price`` is None where it is not known. Raises ``BudgetError`` where the question would break a limit.
    """
    return replace(request, limits=budget.limits(spent_of(entries), tokens_of_prompt(request), price))
