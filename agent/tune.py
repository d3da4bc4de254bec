# SPDX-License-Identifier: GPL-3.0-or-later
"""Behind an attempt's solvers: the numbers that its program declares as tunable are tuned against the picture."""

from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import Any, Final

from .assignment import Assignment, Circumstances
from .effects import Effect, Glance, Restore, RunCode, RunReport
from .measurements import LookMeasurements
from .proposal import Proposal
from .small_look import small_look
from .solved import Solved
from .tuning.least_gain import LOOKS, least_gain
from .tuning.numbers import TunableNumber, find_numbers, with_values
from .tuning.search import UNUSABLE, Found, Search, Values
from .tuning.suggestion import Suggest, Suggestion
from .tuning.words import MISSING, Outcome, told

RENDERS: Final = 40
"""Of one tuning at most: the state as it is with several seeds, what is tried, and the best with another seed."""
ASIDE: Final = LOOKS + 1
"""Of these, those that try nothing."""
MOST_NUMBERS: Final = 8
"""That are tuned together; so few renders tell nothing of more."""


def tunes(assignment: Assignment, circumstances: Circumstances, proposal: Proposal) -> bool:
    """Whether numbers of the proposal's program are to be tuned.

    Of what the artist has had a say in only where it is asked for, as with every solver.
    """
    if assignment.code or "tuning" in (*circumstances.settings.without, *proposal.without):
        return False
    if assignment.stage.may_change & assignment.led and "tuning" not in proposal.solve:
        return False
    return bool(find_numbers(proposal.code))


def tune(
    assignment: Assignment, circumstances: Circumstances, number: int, before: Solved, renders: int = RENDERS
) -> Generator[Effect, Any, Solved]:
    """Search for the values that score best in small renders; the scene is left as the returned program makes it.

    They are kept where they gain more than renders of one scene differ by, and that with another seed too. Else
    the program stays as it was written. ``renders`` are counted, not seconds, so that it goes the same way each time.
    """
    numbers = find_numbers(before.proposal.code)
    tuned, rest = numbers[:MOST_NUMBERS], numbers[MOST_NUMBERS:]
    seed = circumstances.settings.seed
    ready: Suggestion = yield Suggest(tuple(entry.share for entry in tuned), (), seed)
    if ready.missing:
        return replace(before, words=(*before.words, MISSING))
    bench = _Bench(assignment, circumstances, number, before.proposal.code, tuned, renders)
    yield bench.tell(0)
    looks: list[LookMeasurements] = []
    for place in range(LOOKS):
        looks.append((yield bench.glance(seed + place)))
    score = assignment.stage.score
    first, floor = score(looks[0]), least_gain(score, looks)
    found, used = yield from bench.search(first, floor)
    outcome = Outcome(assignment.stage.name, bench.glance(seed).side, tuned, found, first, used, rest)
    if found.score - first > floor:
        report = yield from bench.run(found.values, bench.name)
        if bench.is_good(report):
            confirmed: LookMeasurements = yield bench.glance(seed + 1)
            outcome = replace(outcome, renders=used + 1)
            if score(confirmed) - score(looks[1]) > floor:
                proposal = replace(before.proposal, code=with_values(before.proposal.code, tuned, found.values))
                return Solved(proposal, report, (*before.words, told(replace(outcome, kept=True))))
    report = yield from bench.run(tuple(entry.value for entry in tuned), bench.name)
    return Solved(before.proposal, report, (*before.words, told(outcome)))


@dataclass(frozen=True)
class _Bench:
    """Where values are tried."""

    assignment: Assignment
    circumstances: Circumstances
    number: int
    """Of the attempt."""
    code: str
    numbers: tuple[TunableNumber, ...]
    renders: int

    @property
    def name(self) -> str:
        return self.assignment.file_name(self.number)

    def tell(self, used: int) -> Effect:
        return self.assignment.tell(self.number, f"Tuning: {used} of {self.renders}")

    def glance(self, seed: int) -> Glance:
        return small_look(self.assignment.stage.scored_on, self.circumstances, seed)

    def is_good(self, report: RunReport) -> bool:
        return report.ok and not self.assignment.stage.out_of_scope(report.changes)

    def run(self, values: Values, name: str) -> Generator[Effect, Any, RunReport]:
        """Make the scene that the program makes with ``values``."""
        yield Restore(self.assignment.base.name)
        code = with_values(self.code, self.numbers, values)
        report: RunReport = yield RunCode(f"{name}.py", self.assignment.stage.name, code)
        return report

    def search(self, first: float, floor: float) -> Generator[Effect, Any, tuple[Found, int]]:
        """What was found, and the renders that are used up."""
        seed, used = self.circumstances.settings.seed, ASIDE - 1
        searching = Search(self.numbers, first, floor, self.renders - ASIDE).run(seed)
        answer: object = None
        while True:
            try:
                step = searching.send(answer)
            except StopIteration as end:
                found: Found = end.value
                return found, used
            if isinstance(step, Suggest):
                answer = yield step
                continue
            used += 1
            yield self.tell(used)
            report = yield from self.run(step, f"{self.name}-tuning")
            answer = UNUSABLE
            if self.is_good(report):
                look: LookMeasurements = yield self.glance(seed)
                answer = self.assignment.stage.score(look)
