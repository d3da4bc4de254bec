# SPDX-License-Identifier: GPL-3.0-or-later
"""Find the words of a button among those that were read, forgiving misread letters and a lost short word."""

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from .read_texts import Text, joined

LIKE_ENOUGH = 0.8
"""Share of letters that must agree: "Recanstruct" is Reconstruct, "Retry" is not "Ready"."""
SHORTEST, LONGEST = LIKE_ENOUGH / (2 - LIKE_ENOUGH), (2 - LIKE_ENOUGH) / LIKE_ENOUGH
"""What can be like enough has, beside what is wanted, at least and at most so many times the letters."""


def find_text(wanted: str, texts: list[list[Text]], prefer: Callable[[Text], bool] = bool) -> Text | None:
    """Where ``wanted`` stands, which may be in a longer text; None: nowhere.

    The best reading wins, then one that is to ``prefer``, then words that were read as one text, then
    the text that says the least beside it: "Stop" is the button and not "Stop at the next stage". Of
    equals, the first. A word that was not read leaves a gap as wide as between two buttons, so words
    of a whole line may make up what is wanted, and those of two lines where a label is wrapped.
    """
    lines = _lines(texts)
    wrapped = [line + below for line, below in pairwise(lines) if _goes_on(line, below)]
    runs = [(True, text) for text in texts] + [(False, run) for run in lines + wrapped]
    found = [
        (likeness, prefer(part), together, -beside, part.left - part.right, part)
        for together, run in runs
        for likeness, beside, part in _candidates(_plain(wanted), run)
    ]
    return max(found, key=lambda candidate: candidate[:5])[5] if found else None


def _lines(texts: list[list[Text]]) -> list[list[Text]]:
    """All words of each line, from the top down and from left to right."""
    lines: list[list[Text]] = []
    for word in sorted((word for text in texts for word in text), key=lambda each: each.left):
        line = next((line for line in lines if _is_beside(word, line[-1])), None)
        if line is None:
            lines.append([word])
        else:
            line.append(word)
    return sorted(lines, key=lambda line: line[0].centre[1])


def _is_beside(word: Text, other: Text) -> bool:
    """Whether they stand on one line: an icon that reaches over two lines is on neither."""
    return word.top <= other.centre[1] <= word.bottom and other.top <= word.centre[1] <= other.bottom


def _goes_on(line: list[Text], below: list[Text]) -> bool:
    """Whether the lines are as close as those of one label, which buttons are not."""
    first, second = joined(line), joined(below)
    return 3 * (second.top - first.bottom) < 2 * min(first.bottom - first.top, second.bottom - second.top)


def _candidates(wanted: str, run: list[Text]) -> Iterator[tuple[float, int, Text]]:
    """Likeness, letters beside it, and place of each sequence of words of ``run`` that is like enough."""
    plain = [_plain(word.words) for word in run]
    letters = sum(map(len, plain))
    for start in range(len(run)):
        for stop in range(start + 1, len(run) + 1):
            part = "".join(plain[start:stop])
            if len(part) > LONGEST * len(wanted):
                break
            if len(part) < SHORTEST * len(wanted):
                continue
            likeness = SequenceMatcher(None, wanted, part, autojunk=False).ratio()
            if likeness >= LIKE_ENOUGH:
                yield round(likeness, 2), letters - len(part), joined(run[start:stop])


def _plain(words: str) -> str:
    """Letters and digits only: Tesseract reads icons, dots and dashes beside a word as signs."""
    return "".join(letter for letter in words.casefold() if letter.isalnum())
