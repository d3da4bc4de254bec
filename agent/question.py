# SPDX-License-Identifier: GPL-3.0-or-later
"""What a question was about and how large it was, kept with its answer."""

from dataclasses import dataclass

Place = tuple[str, str, int, int]
"""Task, stage, re-opening and attempt: where in a session a question belongs."""


@dataclass(frozen=True)
class Question:
    """One question of a session. What it cost is told by the provider; the tokens here are estimates."""

    task: str
    stage: str = ""
    """Empty where it was about no stage."""
    reopening: int = 0
    attempt: int = 0
    letters: int = 0
    """Of everything that is read: instructions, prompt, captions and the schema of the answer."""
    pictures: int = 0
    text_tokens: int = 0
    picture_tokens: int = 0

    @property
    def place(self) -> Place:
        """Where in a session it belongs."""
        return (self.task, self.stage, self.reopening, self.attempt)

    @property
    def tokens(self) -> int:
        """All of the estimate."""
        return self.text_tokens + self.picture_tokens
