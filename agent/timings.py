# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a session's time and tokens went, read from its journal."""

from collections.abc import Iterable
from dataclasses import dataclass

from .journal import Entry

KINDS = {"Ask": "model", "RunCode": "run", "Look": "render", "Measure": "measure"}


@dataclass(frozen=True)
class Seconds:
    """Wall-clock seconds by kind of work; ``other`` is the loop's and the driver's own."""

    model: float = 0.0
    run: float = 0.0
    render: float = 0.0
    measure: float = 0.0
    other: float = 0.0

    @property
    def total(self) -> float:
        """All of them."""
        return self.model + self.run + self.render + self.measure + self.other


@dataclass(frozen=True)
class Tokens:
    """Tokens as the provider counts them; None when it did not say for some answer."""

    tokens_in: int | None = 0
    tokens_out: int | None = 0


def seconds_of(entries: Iterable[Entry]) -> Seconds:
    """The sum over ``entries``. Waiting for the artist's review is not counted."""
    sums = {"model": 0.0, "run": 0.0, "render": 0.0, "measure": 0.0, "other": 0.0}
    for entry in entries:
        sums["other"] += entry.between
        if entry.effect != "Review":
            sums[KINDS.get(entry.effect, "other")] += entry.seconds
    return Seconds(**sums)


def tokens_of(entries: Iterable[Entry]) -> Tokens:
    """The sum over the answers among ``entries``."""
    usages = [entry.result["usage"] for entry in entries if entry.effect == "Ask"]
    counts = [[usage[name] for usage in usages] for name in ("tokens_in", "tokens_out")]
    totals = [None if None in count else sum(count) for count in counts]
    return Tokens(*totals)
