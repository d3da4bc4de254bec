# SPDX-License-Identifier: GPL-3.0-or-later
"""What a provider is asked and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeVar

from .question import Question
from .records import JsonValue

Task = Literal["blueprint", "generate", "verify", "compare"]
Number = TypeVar("Number", int, float)
MOST_TOKENS: Final = 32_768
"""Of one answer, a model's thoughts included: several times the longest program, and an end to a model that rambles."""


@dataclass(frozen=True)
class Picture:
    """A picture that goes with a request."""

    path: str
    """Relative to the session folder; 8-bit RGB PNG."""
    caption: str


@dataclass(frozen=True)
class Limits:
    """What answering one request may take; None is no limit."""

    answer_tokens: int = MOST_TOKENS
    """Most tokens of one answer, thoughts included."""
    calls: int | None = None
    """Most questions to the model: an answer that does not fit its form takes a second one."""
    tokens: int | None = None
    """Most tokens of all these questions and answers."""


@dataclass(frozen=True)
class Request:
    """One question to a provider.

    ``prompt`` and ``facts`` say the same: ``prompt`` in words for a model, ``facts`` as data for
    a provider that computes its answer.
    """

    task: Task
    system: str
    prompt: str
    pictures: tuple[Picture, ...]
    schema: Mapping[str, JsonValue]
    """JSON Schema of the answer."""
    facts: Mapping[str, JsonValue]
    seed: int
    limits: Limits = Limits()


@dataclass(frozen=True)
class Usage:
    """What an answer cost; None where the provider does not say."""

    tokens_in: int | None = 0
    tokens_out: int | None = 0
    """Thoughts included."""
    dollars: float | None = 0.0
    tokens_cached: int | None = 0
    """Of those in: the ones that the server knew from before, which cost less."""
    tokens_thought: int | None = 0
    """Of those out: the ones that were thought and not said."""
    calls: int = 1
    """Questions that were put to the model."""

    def plus(self, other: "Usage") -> "Usage":
        """Both together; what is unknown of one is unknown of both."""
        return Usage(
            _sum(self.tokens_in, other.tokens_in),
            _sum(self.tokens_out, other.tokens_out),
            _sum(self.dollars, other.dollars),
            _sum(self.tokens_cached, other.tokens_cached),
            _sum(self.tokens_thought, other.tokens_thought),
            self.calls + other.calls,
        )


def _sum(one: Number | None, other: Number | None) -> Number | None:
    return None if one is None or other is None else one + other


@dataclass(frozen=True)
class Reply:
    """A provider's answer, already checked to be JSON but not yet against the schema."""

    answer: JsonValue
    usage: Usage = Usage()
    refusal: str = ""
    """Why there is no answer, where the question could be left unanswered."""
    question: Question | None = None
    """What it answers; filled in by whoever asks the provider."""
