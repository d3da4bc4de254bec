# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a session's time, tokens and money went, read from its journal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from .budget import Spent
from .journal import Entry
from .records import from_json
from .request import Usage

KINDS = {
    "Ask": "model",
    "RunCode": "run",
    "Solve": "solve",
    "Suggest": "solve",
    "Glance": "solve",
    "Look": "render",
    "Inspect": "render",
    "Measure": "measure",
    "MeasureYardsticks": "measure",
    "MeasureShapes": "measure",
    "MeasureTextures": "measure",
    "FindFlatSurfaces": "measure",
    "RefineOutlines": "measure",
    "CheckGeometry": "measure",
}


@dataclass(frozen=True)
class Seconds:
    """Wall-clock seconds by kind of work; ``other`` is the loop's and the driver's own."""

    model: float = 0.0
    run: float = 0.0
    solve: float = 0.0
    """With its renders."""
    render: float = 0.0
    measure: float = 0.0
    other: float = 0.0

    @property
    def total(self) -> float:
        """All of them."""
        return self.model + self.run + self.solve + self.render + self.measure + self.other


def seconds_of(entries: Iterable[Entry]) -> Seconds:
    """The sum over ``entries``. Waiting for the artist's review is not counted."""
    sums = {field.name: 0.0 for field in fields(Seconds)}
    for entry in entries:
        sums["other"] += entry.between
        if entry.effect != "Review":
            sums[KINDS.get(entry.effect, "other")] += entry.seconds
    return Seconds(**sums)


def usage_of(entries: Iterable[Entry]) -> Usage:
    """The sum over the answers among ``entries``."""
    usage = Usage(calls=0)
    for entry in entries:
        if entry.effect == "Ask":
            usage = usage.plus(from_json(Usage, entry.result["usage"]))
    return usage


def spent_of(entries: Sequence[Entry]) -> Spent:
    """What the work in ``entries`` has cost."""
    usage, seconds = usage_of(entries), seconds_of(entries)
    tokens = None if usage.tokens_in is None or usage.tokens_out is None else usage.tokens_in + usage.tokens_out
    return Spent(
        seconds=seconds.total,
        calls=usage.calls,
        tokens=tokens,
        dollars=usage.dollars,
        seconds_a_call=seconds.model / usage.calls if usage.calls else 0.0,
    )
