# SPDX-License-Identifier: GPL-3.0-or-later
"""The first question: what is in the reference."""

from collections.abc import Generator
from typing import Any

from .blueprint import Blueprint
from .effects import Ask, Effect
from .errors import ProviderError, RecordError
from .prompt_book import PromptBook
from .records import from_json
from .request import Picture, Reply
from .session import Settings


def read_blueprint(settings: Settings, prompts: PromptBook) -> Generator[Effect, Any, Blueprint]:
    """Ask for the blueprint, twice at most. Raises ``ProviderError`` when no usable one is given."""
    facts = {
        "title": settings.title,
        "reference": settings.reference,
        "width": settings.width,
        "height": settings.height,
        "error": "",
    }
    error = RecordError("No answer was given.")
    for _ in range(2):
        picture = Picture(settings.reference, "The reference")
        reply: Reply = yield Ask(prompts.request("blueprint", facts, (picture,), settings.seed))
        try:
            return from_json(Blueprint, reply.answer)
        except RecordError as refusal:
            error = refusal
            facts = facts | {"error": str(refusal)}
    raise ProviderError(f"The provider gave no usable blueprint: {error}", "Try again or choose another provider.")
