# SPDX-License-Identifier: GPL-3.0-or-later
"""The answer in the form that was asked for, which a model may have to be asked for twice."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from ..errors import ProviderError
from ..records import JsonValue
from ..request import Reply, Request
from .answer_so_far import AnswerSoFar
from .answer_text import json_in
from .prompt_size import fits
from .schema_fit import misfit

NO_JSON: Final = "there is no JSON in it."
LONGEST: Final = 20_000
"""Letters of an answer that are shown again to the model which wrote it."""


def answer_in_form(request: Request, write: Callable[[Request], AnswerSoFar]) -> Reply:
    """The reply to ``request`` from what ``write`` has the model answer, whole.

    What does not fit the schema is asked for once more with the complaint, where the limits allow it. JSON that does
    not fit even then is handed on: whoever asked can say better what is wrong with it. Raises ``ProviderError``
    where there is no JSON, and what ``write`` raises.
    """
    answer = write(request)
    value, complaint = _read(answer.text, request)
    usage = answer.usage
    again = _repair(request, answer.text, complaint)
    if complaint and answer.text.strip() and fits(again, usage):
        answer.watch.say(f"{answer.asked.model} is asked again: {complaint}")
        answer = write(again)
        usage = usage.plus(answer.usage)
        value, complaint = _read(answer.text, request)
    if not answer.text.strip():
        raise ProviderError(
            f"{answer.asked.model} gave an empty answer.", "Try again, or choose another model.", "retry"
        )
    if complaint == NO_JSON:
        raise ProviderError(
            f"{answer.asked.model} does not answer in the form that was asked for.", "Choose a more able model."
        )
    return Reply(value, usage)


def _read(text: str, request: Request) -> tuple[JsonValue, str]:
    """The value in ``text`` and what is wrong with it, if anything."""
    try:
        value = json_in(text)
    except ValueError:
        return None, NO_JSON
    return value, misfit(value, request.schema)


def _repair(request: Request, text: str, complaint: str) -> Request:
    shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    words = (
        f"You have answered this before:\n\n{shown}\n\n"
        f"That answer does not have the form that was asked for: {complaint} "
        "Answer again, with the mended JSON, whole, and nothing else."
    )
    return replace(request, prompt=f"{request.prompt}\n\n{words}")
