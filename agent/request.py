# SPDX-License-Identifier: GPL-3.0-or-later
"""What a provider is asked and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .question import Question
from .records import JsonValue

Task = Literal["blueprint", "generate", "verify", "compare"]


@dataclass(frozen=True)
class Picture:
    """A picture that goes with a request."""

    path: str
    """Relative to the session folder; 8-bit RGB PNG."""
    caption: str


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


@dataclass(frozen=True)
class Usage:
    """What an answer cost; None where the provider does not say."""

    tokens_in: int | None = 0
    tokens_out: int | None = 0
    dollars: float | None = 0.0


@dataclass(frozen=True)
class Reply:
    """A provider's answer, already checked to be JSON but not yet against the schema."""

    answer: JsonValue
    usage: Usage = Usage()
    refusal: str = ""
    """Why there is no answer, where the question could be left unanswered."""
    question: Question | None = None
    """What it answers; filled in by whoever asks the provider."""
