# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of a streamed answer.

Format: https://ai.google.dev/api/generate-content#v1beta.GenerateContentResponse
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from ...request import Usage
from ..answer_so_far import AnswerSoFar, Ending

if TYPE_CHECKING:
    from google.genai import types

ENDINGS: Final[Mapping[str, Ending]] = {"STOP": "whole", "MAX_TOKENS": "length", "CONTINUATION": "length"}
"""All others are refusals of one kind or another."""


def take(chunk: "types.GenerateContentResponse", answer: AnswerSoFar) -> None:
    """Add what ``chunk`` says to ``answer``."""
    if chunk.usage_metadata is not None:
        answer.usage = _usage(chunk.usage_metadata)
    if chunk.prompt_feedback is not None and chunk.prompt_feedback.block_reason is not None:
        feedback = chunk.prompt_feedback
        answer.refuse(feedback.block_reason_message or _reason(feedback.block_reason))
    for candidate in (chunk.candidates or [])[:1]:
        for part in (candidate.content.parts if candidate.content else None) or []:
            if part.text and part.thought:
                answer.think(part.text)
            elif part.text:
                answer.say(part.text)
        if candidate.finish_reason is not None:
            answer.ending = ENDINGS.get(candidate.finish_reason.value, "refusal")
        if answer.ending == "refusal":
            answer.refuse(candidate.finish_message or _reason(candidate.finish_reason))


def _reason(reason: "types.FinishReason | types.BlockedReason | None") -> str:
    """Such as ``prohibited content``."""
    return reason.value.replace("_", " ").lower() if reason else ""


def _usage(usage: "types.GenerateContentResponseUsageMetadata") -> Usage:
    said, thought = usage.candidates_token_count, usage.thoughts_token_count or 0
    return Usage(
        tokens_in=usage.prompt_token_count,
        tokens_out=None if said is None and not thought else (said or 0) + thought,
        dollars=None,
        tokens_cached=usage.cached_content_token_count or 0,
        tokens_thought=thought,
    )
