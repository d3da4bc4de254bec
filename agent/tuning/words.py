# SPDX-License-Identifier: GPL-3.0-or-later
"""What came of a tuning, for the artist and the generator."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from .numbers import TunableNumber
from .search import Found

MISSING: Final = (
    "tuning: the numbers stay as they are, since this Python lacks the package cma; Maquette's package with wheels "
    "brings it."
)


@dataclass(frozen=True)
class Outcome:
    """All that is told of a tuning."""

    stage: str
    side: int
    """Longer side of the renders, pixels."""
    numbers: tuple[TunableNumber, ...]
    """That were tuned."""
    found: Found
    before: float
    """Score of the values as they were."""
    renders: int
    """That were used."""
    rest: tuple[TunableNumber, ...] = ()
    """Numbers that were too many."""
    kept: bool = False
    """What was found is part of the program."""


def told(outcome: Outcome) -> str:
    """Each number before and after, the score likewise, the renders, and what made no difference."""
    found, numbers = outcome.found, outcome.numbers
    score = f"the {outcome.stage} score at {outcome.side} pixels"
    if outcome.kept:
        moved = [
            f"{number.name} {number.text(number.value)} → {number.text(value)}"
            for number, value in zip(numbers, found.values, strict=True)
            if value != number.value
        ]
        said = f"{', '.join(moved)}; {score} rose from {outcome.before:.4g} to {found.score:.4g}"
    else:
        said = f"no other values were measurably better than {score} of {outcome.before:.4g}"
    sentences = [f"{said}, by {outcome.renders} renders."]
    if found.undecided:
        sentences.append(f"It makes no difference to the score what is given for {_names(numbers, found.undecided)}.")
    if outcome.rest:
        sentences.append(f"Not tuned, being too many: {_names(outcome.rest, range(len(outcome.rest)))}.")
    return f"tuning: {' '.join(sentences)}"


def _names(numbers: tuple[TunableNumber, ...], places: Iterable[int]) -> str:
    return ", ".join(numbers[place].name for place in sorted(places))
