# SPDX-License-Identifier: GPL-3.0-or-later
"""How many tokens a question takes, before it is put."""

import json
from typing import Final

from ..request import Request, Usage

LETTERS_A_TOKEN: Final = 3
"""Prose has four and code three; rather too many tokens than too few."""
PICTURE_TOKENS: Final = 1_600
"""More than any of the makers counts for a picture of a million pixels."""


def tokens_of_prompt(request: Request) -> int:
    """An estimate, on the safe side."""
    letters = len(request.system) + len(request.prompt) + len(json.dumps(request.schema))
    letters += sum(len(picture.caption) for picture in request.pictures)
    return letters // LETTERS_A_TOKEN + PICTURE_TOKENS * len(request.pictures)


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
