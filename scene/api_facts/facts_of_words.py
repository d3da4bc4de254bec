# SPDX-License-Identifier: GPL-3.0-or-later
"""Facts on what free words ask for, the best first."""

from collections.abc import Iterator
from functools import cache

from .documents import documents
from .ranking import Ranking

ARTISTS_WORDS = {
    "clear coat": "coat",
    "clearcoat": "coat",
    "frosted": "glass roughness",
    "fuzzy": "sheen",
    "glowing": "emission",
    "hollow": "solidify",
    "rounded": "bevel",
    "shiny": "glossy roughness",
    "thickness": "solidify thickness",
}
"""What is said of things, and Blender's words for it."""
NEAR_THE_BEST = 0.4
"""Share of the best score that a document must reach to be told."""
MOST = 12
"""Documents that are told."""


def facts_of_words(words: str) -> Iterator[str]:
    """A line for each operator, type and node that ``words`` ask for; none for words that mean nothing here."""
    words = words.casefold()
    for said, meant in ARTISTS_WORDS.items():
        words = words.replace(said, meant)
    found = _index().best(words)[:MOST] if words.strip() else []
    for document, score in found:
        if score >= NEAR_THE_BEST * found[0][1]:
            yield document.describe()


@cache
def _index() -> Ranking:
    """Made at the first words; the running Blender does not change."""
    return Ranking(documents())
