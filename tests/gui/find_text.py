# SPDX-License-Identifier: GPL-3.0-or-later
"""Find the words of a button among those that were read, forgiving a misread letter."""

from collections.abc import Callable
from difflib import SequenceMatcher

from .read_texts import Text, joined

LIKE_ENOUGH = 0.8
"""Share of letters that must agree: "Recanstruct" is Reconstruct, "Retry" is not "Ready"."""


def find_text(wanted: str, texts: list[list[Text]], prefer: Callable[[Text], bool] = bool) -> Text | None:
    """Where ``wanted`` stands, which may be in a longer text; None: nowhere.

    The best reading wins, then one that is to ``prefer``, then the text that says the least beside
    it: "Stop" is the button and not "Stop at the next stage". Of equals, the first.
    """
    found = [candidate for text in texts for candidate in _candidates(_plain(wanted), text)]
    return max(found, key=lambda candidate: (candidate[0], prefer(candidate[2]), candidate[1]))[2] if found else None


def _candidates(wanted: str, text: list[Text]) -> list[tuple[float, tuple[int, int], Text]]:
    candidates = []
    letters = sum(len(_plain(word.words)) for word in text)
    for start in range(len(text)):
        for stop in range(start + 1, len(text) + 1):
            part = joined(text[start:stop])
            likeness = SequenceMatcher(None, wanted, _plain(part.words), autojunk=False).ratio()
            if likeness >= LIKE_ENOUGH:
                beside = letters - len(_plain(part.words))
                candidates.append((round(likeness, 2), (-beside, part.left - part.right), part))
    return candidates


def _plain(words: str) -> str:
    """Letters and digits only: Tesseract reads icons, dots and dashes beside a word as signs."""
    return "".join(letter for letter in words.casefold() if letter.isalnum())
