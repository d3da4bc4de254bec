# SPDX-License-Identifier: GPL-3.0-or-later
"""The events of a streamed response.

Format: https://platform.openai.com/docs/api-reference/responses-streaming
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from ...request import Usage
from ..answer_so_far import AnswerSoFar
from ..faults import Asked
from ..server_words import one_line

if TYPE_CHECKING:
    from openai.types.responses import Response, ResponseStreamEvent

STATUSES: Final[Mapping[str, int]] = {
    "rate_limit_exceeded": 429,
    "insufficient_quota": 402,
    "image_too_large": 413,
    "image_file_too_large": 413,
    "server_error": 500,
}
"""What a code in the stream would have been as the status of an answer."""
REFUSALS: Final = frozenset({"invalid_prompt", "image_content_policy_violation", "bio_policy"})
"""Codes of what the maker's rules forbid."""


def take(event: "ResponseStreamEvent", answer: AnswerSoFar) -> None:
    """Add what ``event`` says to ``answer``. Raises what ``Asked`` makes of faults."""
    match event.type:
        case "response.output_text.delta":
            answer.say(event.delta)
        case "response.refusal.delta":
            answer.refuse(event.delta)
        case "response.reasoning_summary_text.delta":
            answer.think(event.delta)
        case "response.output_item.added" if event.item.type == "reasoning":
            answer.watch.say(f"{answer.asked.model} is thinking")
        case "response.completed":
            answer.usage = _usage(event.response)
            answer.ending = answer.ending or "whole"
        case "response.incomplete":
            answer.usage = _usage(event.response)
            details = event.response.incomplete_details
            answer.ending = "length" if details is None or details.reason == "max_output_tokens" else "refusal"
        case "response.failed":
            error = event.response.error
            _fail(answer, error.code if error else "", error.message if error else "")
        case "error":
            raise fault_of_code(answer.asked, event.code or "", event.message)


def fault_of_code(asked: Asked, code: str, message: str) -> Exception:
    """What to raise for an error in the stream."""
    words = one_line(message, asked.key)
    return asked.fault_of_status(STATUSES.get(code, 500 if not code else 400), words, None)


def _fail(answer: AnswerSoFar, code: str, message: str) -> None:
    if code not in REFUSALS:
        raise fault_of_code(answer.asked, code, message)
    answer.refuse(message)


def _usage(response: "Response") -> Usage:
    usage = response.usage
    if usage is None:
        return Usage(None, None, None, None, None)
    # The client takes what a server leaves out for None.
    cached = usage.input_tokens_details.cached_tokens if usage.input_tokens_details else None
    thought = usage.output_tokens_details.reasoning_tokens if usage.output_tokens_details else None
    return Usage(usage.input_tokens, usage.output_tokens, None, cached, thought)
