# SPDX-License-Identifier: GPL-3.0-or-later
"""A session's answers in one file, from which they can be given again.

JSON lines: a header, then an answer in each.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from .errors import ProviderError, RecordError
from .question import Place, Question
from .records import JsonValue, from_json, to_json
from .request import Reply, Usage
from .session import Settings

FORMAT: Final = "maquette recording 1"
RECORDING_OF: Final = "recording of "
"""Before the name of a provider whose answers are given again."""
OTHER_FILE: Final = "Choose a file that Maquette has recorded."


@dataclass(frozen=True)
class RecordingHeader:
    """Whose answers they are, and to what."""

    provider: str
    model: str
    """Empty where there was none or none is known."""
    reference: str
    """SHA-256 of the working reference's pixels."""
    settings: Settings
    date: str
    """Day of the recording, ISO 8601."""
    format: str = FORMAT

    @property
    def source(self) -> str:
        """What reports say of it."""
        return f"{RECORDING_OF}{self.provider}" + (f" ({self.model})" if self.model else "")


@dataclass(frozen=True)
class RecordedAnswer:
    """One answer, and to which question."""

    question: Question
    ordinal: int
    """Counts the answers to questions that belong to the same place, from 0."""
    answer: JsonValue
    usage: Usage
    """What it cost when it was given."""
    refusal: str = ""
    """Why there was none."""


@dataclass(frozen=True)
class Recording:
    """A session's answers, in order."""

    header: RecordingHeader
    answers: tuple[RecordedAnswer, ...]

    def text(self) -> str:
        """The file's content, ASCII."""
        return "".join(json.dumps(to_json(part), separators=(",", ":")) + "\n" for part in (self.header, *self.answers))


def number_answers(replies: Iterable[Reply]) -> tuple[RecordedAnswer, ...]:
    """The answers of ``replies``, in order, each with its ordinal."""
    counts: dict[Place, int] = {}
    answers = []
    for reply in replies:
        # A session that an older version began does not say what its questions were about.
        question = reply.question or Question("")
        ordinal = counts.get(question.place, 0)
        counts[question.place] = ordinal + 1
        answers.append(RecordedAnswer(question, ordinal, reply.answer, reply.usage, reply.refusal))
    return tuple(answers)


def read_recording(path: Path) -> Recording:
    """The recording in the file at ``path``. Raises ``ProviderError``."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise ProviderError(f"The recording {path} cannot be read: {error.strerror}.", OTHER_FILE) from error
    except UnicodeDecodeError as error:
        raise ProviderError(f"{path} is no recording.", OTHER_FILE) from error
    try:
        parts = [json.loads(line) for line in lines if line.strip()]
        if not parts or not isinstance(parts[0], dict) or parts[0].get("format") != FORMAT:
            raise ProviderError(f"{path} is no recording, or one by another version of Maquette.", OTHER_FILE)
        header = from_json(RecordingHeader, parts[0])
        return Recording(header, tuple(from_json(RecordedAnswer, part) for part in parts[1:]))
    except (ValueError, RecordError) as error:
        raise ProviderError(f"The recording {path} is damaged: {error}", OTHER_FILE) from error
