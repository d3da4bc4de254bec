# SPDX-License-Identifier: GPL-3.0-or-later
"""Rank documents by words: Okapi BM25, where a word in a name counts as several in a description."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from .documents import Document

NAME_WEIGHT = 4
"""Times that a word in an identifier or a name counts as one in a description."""
SATURATION, LENGTH_WEIGHT = 1.2, 0.4
"""k1 and b of BM25 (Robertson and Zaragoza 2009)."""
ENDINGS = ("ings", "ing", "ies", "es", "ed", "er", "s", "y", "e")
"""Taken off words of more than four letters, so that "glossy" finds Gloss and "edges" Edge."""
IGNORED = {"a", "an", "and", "as", "by", "for", "from", "in", "is", "it", "of", "on", "or", "the", "to", "with", "bpy"}


class Ranking:
    """An index over documents."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents
        self._weights: dict[str, dict[int, float]] = defaultdict(dict)
        lengths = []
        for index, document in enumerate(documents):
            counts = Counter(_words(f"{document.identifier} {document.name}"))
            for word in counts:
                # A name says a thing once, however often identifier and name repeat it.
                counts[word] = NAME_WEIGHT
            counts.update(_words(document.words))
            for word, count in counts.items():
                self._weights[word][index] = count
            lengths.append(counts.total())
        mean = sum(lengths) / len(lengths)
        self._norm = [SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length / mean) for length in lengths]

    def best(self, words: str) -> list[tuple[Document, float]]:
        """Documents that share a word with ``words`` and their scores, best first."""
        scores: dict[int, float] = defaultdict(float)
        shared: dict[int, float] = defaultdict(float)
        for word in sorted(set(_words(words)) & self._weights.keys()):
            found = self._weights[word]
            rarity = math.log(1 + (len(self._documents) - len(found) + 0.5) / (len(found) + 0.5))
            for index, count in found.items():
                scores[index] += rarity * count * (SATURATION + 1) / (count + self._norm[index])
                shared[index] += rarity
        # Of two that say one of the words often, and one that says both, the latter is meant.
        ranked = sorted(((index, score * shared[index]) for index, score in scores.items()), key=lambda each: -each[1])
        return [(self._documents[index], score) for index, score in ranked]


def _words(text: str) -> Iterator[str]:
    """Words of identifiers and of sentences, without endings."""
    for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+", text):
        plain = word.lower()
        if plain not in IGNORED:
            yield _stem(plain)


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word
