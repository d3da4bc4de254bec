# SPDX-License-Identifier: GPL-3.0-or-later
"""The facts that fit, the most needed first."""

from collections.abc import Iterable, Iterator
from itertools import chain

from .facts_of_code import facts_of_code
from .facts_of_error import facts_of_error
from .facts_of_words import facts_of_words
from .read_code import read_code

LONGEST = 900
"""Letters of one fact; the rest of it is cut off at a comma."""


def api_facts(code: str, error: str, words: str, most_letters: int) -> tuple[str, ...]:
    """True names of the running Blender, a line each, of together at most ``most_letters`` letters.

    First what ``error`` names, as ``describe_failure`` words it, with what stands on the line that
    failed; then what else ``code`` uses, what is wrong before what is right; then what ``words``
    ask for, best first. Each of the three may be empty, and code that does not compile says nothing.
    Must be called on the main thread; may make a node group for a moment. The first call with words
    in a Blender takes longer, because it makes the index.
    """
    reading = read_code(code)
    facts = chain(facts_of_error(error, reading), facts_of_code(reading), facts_of_words(words))
    return tuple(_fitting(facts, error, most_letters))


def _fitting(facts: Iterable[str], error: str, most_letters: int) -> Iterator[str]:
    told: set[str] = set()
    left = most_letters
    for fact in facts:
        line = fact if len(fact) <= LONGEST else fact[: fact.rfind(",", 0, LONGEST)] + ", …"
        if line in told or line in error:
            continue
        if len(line) + 1 > left:
            # What comes later matters less, but the facts come from an index that has no end.
            break
        told.add(line)
        left -= len(line) + 1
        yield line
