# SPDX-License-Identifier: GPL-3.0-or-later
"""What a search for the best numbers asks its optimiser, and is answered."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Suggest:
    """Go on with a search for the best of several numbers; answered with ``Suggestion``.

    A number is told by its share of the way from its lowest to its highest value. All that came before is told anew
    each time, so that nobody has to remember it.
    """

    start: tuple[float, ...]
    """Where the search began."""
    scores: tuple[tuple[float, ...], ...]
    """How well the points of each round so far did, in their order; higher is better."""
    seed: int


@dataclass(frozen=True)
class Suggestion:
    """What to try next."""

    points: tuple[tuple[float, ...], ...] = ()
    """Of the next round; none where the search has come to its end."""
    missing: bool = False
    """There is no optimiser in this Python."""
