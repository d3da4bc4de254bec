# SPDX-License-Identifier: GPL-3.0-or-later
"""What the loop knows so far: of each stage its code, its state and what the artist did to it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from .assignment import Circumstances
from .changes import Aspect
from .critique import SectionName
from .effects import Decision, LookResult, Snapshot
from .section import Section
from .session import Attempt, Settings, StageResult
from .settled import Settled
from .solver import SolverName
from .stage import Stage

UNSAID: Final = "What was done to the scene itself."
"""Of a state that comes without a word on what made it."""


@dataclass
class Progress:
    """A session on its way."""

    settings: Settings
    stages: Sequence[Stage]
    circumstances: Circumstances
    start: Snapshot
    settled_at_start: tuple[Settled, ...] = ()
    passes: list[StageResult] = field(default_factory=list)
    accepted: dict[SectionName, str] = field(default_factory=dict)
    """Code of the stages that changed the scene."""
    states: dict[SectionName, Snapshot] = field(default_factory=dict)
    """The state after each stage that was passed through, and after what the artist did to it by hand."""
    by_hand: dict[SectionName, tuple[Section, ...]] = field(default_factory=dict)
    """What the artist did by hand or had solved at the reviews of each stage, in order."""
    settled: dict[SectionName, tuple[Settled, ...]] = field(default_factory=dict)
    """All that was settled by the time of each stage's review."""
    reopenings: int = 0
    """Those that the loop decided on itself."""
    unmeasured: bool = False
    """The artist has changed the scene since it was last looked at."""
    led: frozenset[Aspect] = frozenset()
    """What the artist has had a say in, by a wish or a program for a stage that may change it."""
    requests: int = 0
    """How often the artist asked for a solver."""
    notes: dict[SectionName, tuple[str, ...]] = field(default_factory=dict)
    """The artist's wishes for each stage, the latest last."""

    @property
    def names(self) -> list[SectionName]:
        """The stages' names in order."""
        return [stage.name for stage in self.stages]

    @property
    def latest_state(self) -> Snapshot:
        """The state that the scene is in between passes."""
        state = self.start
        for name in self.names:
            state = self.states.get(name, state)
        return state

    @property
    def latest_look(self) -> LookResult | None:
        """How the scene looked when an attempt was last kept; None before anything was built."""
        return next((result.best.look for result in reversed(self.passes) if result.best), None)

    @property
    def program(self) -> tuple[Section, ...]:
        """All that made the latest state, as far as it can be said."""
        return tuple(section for name in self.names for section in (*self.code_of(name), *self.by_hand.get(name, ())))

    @property
    def first_repeatable(self) -> int:
        """Index of the first stage that can be gone through again without losing what the artist did by hand."""
        unsaid = [
            index
            for index, name in enumerate(self.names)
            if any(section.untold for section in self.by_hand.get(name, ()))
        ]
        return max(unsaid) + 1 if unsaid else 0

    def before(self, stage: Stage) -> Snapshot:
        """The state that ``stage`` starts from."""
        earlier = self.names[: self.names.index(stage.name)]
        return self.states[earlier[-1]] if earlier else self.start

    def settled_before(self, stage: Stage) -> tuple[Settled, ...]:
        """What is settled in the state that ``stage`` starts from."""
        settled = self.settled_at_start
        for name in self.names[: self.names.index(stage.name)]:
            settled = self.settled.get(name, settled)
        return settled

    def code_of(self, name: SectionName) -> tuple[Section, ...]:
        """The stage's own section, if it has one."""
        return (Section(name, self.accepted[name]),) if name in self.accepted else ()

    def behind(self, index: int) -> tuple[Section, ...]:
        """What made the latest state out of what stage ``index`` itself left."""
        own = self.code_of(self.names[index])
        again = self.names[index:]
        return tuple(section for section in self.program if section.stage in again and section not in own)

    def take_decision(self, name: SectionName, decision: Decision) -> None:
        """What the artist did by hand before deciding on the stage."""
        self.settled[name] = decision.settled
        if decision.state is None:
            return
        self.states[name] = decision.state
        unsaid = Section(name, "", by_hand=True, settled=decision.settled, untold=(UNSAID,))
        self.by_hand[name] = (*self.by_hand.get(name, ()), *(decision.by_hand or (unsaid,)))
        self.unmeasured = True

    def take_solution(self, name: SectionName, solver: SolverName, code: str, state: Snapshot) -> None:
        """What the artist had ``solver`` find at the review of a stage is in the scene, which now is ``state``."""
        section = Section(name, code, by_hand=True, settled=self.settled[name], solver=solver)
        self.by_hand[name] = (*self.by_hand.get(name, ()), section)
        self.states[name] = state
        self.unmeasured = True

    def take_result(self, index: int, result: StageResult) -> None:
        """A pass through stage ``index`` has ended."""
        stage = self.stages[index]
        self.passes.append(result)
        self.states.setdefault(stage.name, self.before(stage))
        if result.best is None:
            return
        self.accepted[stage.name] = result.best.proposal.code
        self.states.update(result.best.snapshots)
        if result.reopening:
            self._take_repetition(self.names[index:], result.best)
        self._carry_states_forward()

    def _take_repetition(self, again: Sequence[SectionName], best: Attempt) -> None:
        """The scene holds what ran behind the attempt, and nothing else that came after its stage."""
        for name in again:
            kept = [section for section in best.later if section.by_hand and section.stage == name]
            self.by_hand[name] = tuple(replace(section, untold=()) for section in kept)
            self.settled.pop(name, None)
            if kept:
                self.settled[name] = kept[-1].settled

    def _carry_states_forward(self) -> None:
        """A stage that changed nothing has the state of the stage before it."""
        state = self.start
        for name in self.names:
            if name not in self.states:
                break
            if name not in self.accepted and not self.by_hand.get(name):
                self.states[name] = state
            state = self.states[name]
