# SPDX-License-Identifier: GPL-3.0-or-later
"""What a model has said and how it ended, and what the artist sees of that meanwhile."""

from dataclasses import dataclass, field
from typing import Final, Literal

from ..errors import BudgetError, ProviderError
from ..request import MOST_TOKENS, Usage
from ..watch import Watch
from .faults import Asked
from .server_words import one_line

LARGEST: Final = 20_000_000
"""Bytes of an answer; no program for a picture comes near it."""
SHOWN: Final = 90
"""Letters of the answer that the artist sees while it is being written."""

Ending = Literal["", "whole", "length", "refusal"]
"""Empty while it has not ended; ``length``: cut off at the limit; ``refusal``: by the model or a filter."""


@dataclass
class AnswerSoFar:
    """Filled while the answer arrives."""

    asked: Asked
    watch: Watch
    ending: Ending = ""
    refusal: str = ""
    """Why the model does not answer, in its own words."""
    usage: Usage = field(default_factory=lambda: Usage(None, None, None, None, None))
    _parts: list[str] = field(default_factory=list, repr=False)
    _size: int = 0
    _tail: str = field(default="", repr=False)

    @property
    def text(self) -> str:
        """What the model wrote."""
        return self.asked.key.hide_in("".join(self._parts))

    def say(self, text: str) -> None:
        """A part of the answer has arrived. Raises ``ProviderError`` where it grows beyond measure."""
        self._parts.append(text)
        self._size += len(text)
        if self._size > LARGEST:
            raise self.asked.too_much(LARGEST)
        self.think(text)

    def think(self, text: str) -> None:
        """The model has thought aloud, which is shown and forgotten."""
        # Long enough that a key is hidden whole before the beginning is cut off.
        self._tail = (self._tail + text)[-10 * SHOWN :]
        line = " ".join(self.asked.key.hide_in(self._tail).split())
        self.watch.say(line if len(line) <= SHOWN else f"…{line[-SHOWN:]}")

    def refuse(self, words: str) -> None:
        """The model will not answer, for the reason in ``words``, which may come in parts."""
        self.refusal = self.asked.key.hide_in(self.refusal + words)
        self.ending = "refusal"

    def require_whole(self, most_tokens: int) -> None:
        """Raise ``ProviderError`` where the model did not come to its end, ``BudgetError`` where too few tokens were
        left for that.
        """
        if self.ending == "refusal":
            words = one_line(self.refusal, self.asked.key)
            said = f': "{words}"' if words else "."
            raise ProviderError(
                f"{self.asked.model} refuses to answer{said}", "Choose another model or another picture."
            )
        if self.ending == "length" and most_tokens < MOST_TOKENS:
            raise BudgetError(
                f"The budget left {most_tokens:,} tokens for this answer, which were not enough.",
                "Allow more in the preferences and go on.",
            )
        if self.ending == "length":
            raise ProviderError(
                f"The answer of {self.asked.model} was cut off before its end.",
                "Let the model think less or, on a server of your own, allow longer answers and a longer context.",
            )
