# SPDX-License-Identifier: GPL-3.0-or-later
"""How many tokens a question takes, before it is put."""

from typing import Final

from ..question_size import MOST_PICTURE_TOKENS, letters_of
from ..request import Request, Usage

LETTERS_A_TOKEN: Final = 3
"""Prose has four and code three; rather too many tokens than too few."""


def tokens_of_prompt(request: Request) -> int:
    """An estimate, on the safe side."""
    return letters_of(request) // LETTERS_A_TOKEN + MOST_PICTURE_TOKENS * len(request.pictures)


def fits(request: Request, used: Usage) -> bool:
    """Whether ``request`` may still be asked within its limits, after what was ``used`` for it already."""
    limits = request.limits
    if limits.calls is not None and used.calls >= limits.calls:
        return False
    tokens = None if used.tokens_in is None or used.tokens_out is None else used.tokens_in + used.tokens_out
    if limits.tokens is not None:
        needed = tokens_of_prompt(request) + limits.answer_tokens
        return tokens is not None and tokens + needed <= limits.tokens
    return True
