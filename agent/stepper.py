# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps the loop and keeps its journal; the part that all drivers share."""

import json
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Any

from .blueprint import Blueprint
from .effects import RESULTS, Decision, Effect, Keep, Restore, Review, RunCode, Snapshot, Tell
from .journal import Entry, Journal, digest_of, result_of
from .records import from_json, to_json
from .session import SessionResult


@dataclass(frozen=True)
class Rebuild:
    """How to bring the scene to where a resumed session left off."""

    anchor: Snapshot | None
    """The snapshot to restore; None for the empty session."""
    code: tuple[RunCode, ...]
    """What ran on the scene since."""


@dataclass(frozen=True)
class Gate:
    """A moment at which the artist's word was asked for."""

    position: int
    """How many of the journal's entries came before."""
    review: Review


class Stepper:
    """Holds the effect that is due, takes its result, writes the journal.

    ``effect`` is what the driver has to perform next, None once the loop has ended and ``result``
    is there. ``Tell`` never reaches the driver: it is handed to ``show``. ``gates`` are the reviews
    so far, one that is due included, ``blueprint`` is the present one with the artist's corrections,
    None before the first review, ``about`` is the latest ``Tell``, ``position`` the number of results
    taken, and ``rebuild`` how the scene comes to be what it is.
    """

    def __init__(
        self, loop: Generator[Effect, Any, SessionResult], journal: Journal, show: Callable[[Tell], None]
    ) -> None:
        self.effect: Effect | None = None
        self.result: SessionResult | None = None
        self.gates: list[Gate] = []
        self.blueprint: Blueprint | None = None
        self.about = Tell("", 0, 0, "")
        self.position = 0
        self.rebuild = Rebuild(None, ())
        self._loop = loop
        self._journal = journal
        self._show = show
        self._mark = time.perf_counter()

    def start(self, entries: Sequence[Entry] | None = None) -> Rebuild:
        """Advance to the first effect that ``entries``, by default the journal's, have no result for.

        Raises ``SessionError`` where the journal belongs to another session.
        """
        self._advance(None, quiet=True)
        for entry in self._journal.entries if entries is None else entries:
            if self.effect is None:
                break
            result = result_of(entry, self.effect)
            self._take_note(result)
            self._advance(result, quiet=True)
        self._mark = time.perf_counter()
        self._show(self.about)
        return self.rebuild

    def answer(self, result: object, seconds: float) -> None:
        """Record ``result`` of the effect that is due, which took ``seconds``, and advance."""
        assert self.effect is not None
        assert self.position == self._journal.position
        # The loop is sent what the journal would give back, so that a replay takes the same turns.
        data = json.loads(json.dumps(to_json(result)))
        now = time.perf_counter()
        self._journal.append(
            Entry(
                effect=type(self.effect).__name__,
                digest=digest_of(self.effect),
                stage=self.about.stage,
                attempt=self.about.attempt,
                reopening=self.about.reopening,
                result=data,
                seconds=seconds,
                between=max(0.0, now - self._mark - seconds),
            )
        )
        self._mark = now
        record = RESULTS[type(self.effect)]
        taken = None if record is None else from_json(record, data)
        self._take_note(taken)
        self._advance(taken, quiet=False)

    def rest(self) -> None:
        """Count no time between the last answer and now: nothing was worked on."""
        self._mark = time.perf_counter()

    def _take_note(self, result: object) -> None:
        """Of what the result means for where the scene is."""
        self.position += 1
        if isinstance(result, Decision):
            self.blueprint = result.blueprint or self.blueprint
        match self.effect, result:
            case (Keep() | Restore(), Snapshot() as state) | (Review(), Decision(state=Snapshot() as state)):
                self.rebuild = Rebuild(state, ())
            case RunCode() as effect, _:
                self.rebuild = Rebuild(self.rebuild.anchor, (*self.rebuild.code, effect))

    def _advance(self, result: object, *, quiet: bool) -> None:
        try:
            effect = self._loop.send(result)
            while isinstance(effect, Tell):
                self.about = effect
                if not quiet:
                    self._show(effect)
                effect = self._loop.send(None)
            self.effect = effect
        except StopIteration as end:
            self.effect, self.result = None, end.value
        if isinstance(self.effect, Review):
            self.gates.append(Gate(self.position, self.effect))
            self.blueprint = self.effect.blueprint
