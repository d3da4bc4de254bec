# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole session as a conversation: yields effects, is sent their results, does no I/O.

The driver starts with an empty session collection in place and the reference written to the
session folder.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from .assignment import Assignment, Circumstances
from .attempts import make_attempts
from .blueprint import Blueprint
from .critique import Item, SectionName
from .effects import Ask, Decision, Effect, Keep, Look, LookResult, Measure, Review, Snapshot, Tell
from .errors import ProviderError, RecordError
from .gate import NoiseFloor, no_noise
from .measurements import LookMeasurements
from .prompt_book import PromptBook
from .records import from_json
from .request import Picture, Reply
from .session import Section, SessionResult, Settings, StageResult
from .settled import Settled
from .stage import Stage
from .vision.noise import noise_floor

REOPENINGS_ALLOWED: Final = 2
"""Per session: a loop that may go back must still come to an end."""
SEVERE: Final = 0.5
"""Least severity of a leftover item that re-opens an earlier stage."""


@dataclass
class _Session:
    """What is known so far."""

    settings: Settings
    stages: Sequence[Stage]
    circumstances: Circumstances
    start: Snapshot
    passes: list[StageResult] = field(default_factory=list)
    accepted: dict[SectionName, str] = field(default_factory=dict)
    """Code of the stages that changed the scene."""
    states: dict[SectionName, Snapshot] = field(default_factory=dict)
    """The state after each stage that was passed through."""
    reopenings: int = 0
    settled: dict[SectionName, tuple[Settled, ...]] = field(default_factory=dict)
    """All that was settled by the time of each stage's review."""
    by_hand: set[SectionName] = field(default_factory=set)
    """The stages at whose review the artist changed the scene; their states hold what no code makes."""
    unmeasured: bool = False
    """The artist has changed the scene since it was last looked at."""
    notes: dict[SectionName, tuple[str, ...]] = field(default_factory=dict)
    """The artist's wishes for each stage, the latest last."""

    def before(self, stage: Stage) -> Snapshot:
        """The state that ``stage`` starts from."""
        state = self.start
        for earlier in self.stages:
            if earlier.name == stage.name:
                break
            state = self.states[earlier.name]
        return state

    def settled_before(self, stage: Stage) -> tuple[Settled, ...]:
        """What is settled in the state that ``stage`` starts from."""
        settled: tuple[Settled, ...] = ()
        for earlier in self.stages:
            if earlier.name == stage.name:
                break
            settled = self.settled.get(earlier.name, settled)
        return settled

    def sections(self, stages: Sequence[Stage]) -> tuple[Section, ...]:
        return tuple(Section(stage.name, self.accepted[stage.name]) for stage in stages if stage.name in self.accepted)


def reconstruct(
    settings: Settings, stages: Sequence[Stage], prompts: PromptBook
) -> Generator[Effect, Any, SessionResult]:
    """From reference to finished scene.

    Raises ``ProviderError`` when no blueprint can be had, or nothing to build the later stages on.
    """
    yield Tell("blueprint", 1, 1, "Reading the picture")
    blueprint = yield from _read_blueprint(settings, prompts)
    start: Snapshot = yield Keep("start")
    session = _Session(settings, stages, Circumstances(settings, blueprint, prompts, no_noise()), start)
    decision = Decision("approve", stages[0].name)
    for index, stage in enumerate(stages):
        items = _left_over(session, stage) if decision.action == "approve" else ()
        yield from _pass_through(session, index, items=items)
        if index == 0:
            yield from _measure_noise(session)
        decision = yield from _review(session, index)
        if index == 0 and stage.name not in session.accepted:
            raise _nothing_to_build_on(session.passes[-1])
        if decision.action == "finish":
            break
        if decision.action == "approve":
            yield from _reopen_where_needed(session, index)
    return SessionResult(
        settings=settings,
        blueprint=blueprint,
        passes=tuple(session.passes),
        program=session.sections(stages),
        state=_latest_state(session),
        noise=session.circumstances.noise.figures,
    )


def _read_blueprint(settings: Settings, prompts: PromptBook) -> Generator[Effect, Any, Blueprint]:
    facts = {
        "title": settings.title,
        "reference": settings.reference,
        "width": settings.width,
        "height": settings.height,
        "error": "",
    }
    error = RecordError("No answer was given.")
    for _ in range(2):
        picture = Picture(settings.reference, "The reference")
        reply: Reply = yield Ask(prompts.request("blueprint", facts, (picture,), settings.seed))
        try:
            return from_json(Blueprint, reply.answer)
        except RecordError as refusal:
            error = refusal
            facts = facts | {"error": str(refusal)}
    raise ProviderError(f"The provider gave no usable blueprint: {error}", "Try again or choose another provider.")


def _nothing_to_build_on(result: StageResult) -> ProviderError:
    last = result.attempts[-1]
    return ProviderError(
        f"None of the provider's programs for the {result.stage} stage could be used; the last one: {last.outcome}",
        "Start again, or choose another provider.",
    )


def _pass_through(
    session: _Session,
    index: int,
    items: tuple[Item, ...] = (),
    note: str = "",
    reopening: int = 0,
    code: str = "",
) -> Generator[Effect, Any, None]:
    """One pass through stage ``index``, with the later stages' code behind it at a re-opening.

    ``note`` is the artist's wish, ``code`` the artist's own program for the stage.
    """
    stage = session.stages[index]
    later = session.sections(session.stages[index + 1 :]) if reopening else ()
    start = session.passes[-1].measurements if session.passes else None
    if (reopening or session.unmeasured) and start is not None:
        start = yield from _look_again(session, stage, reopening)
    session.unmeasured = False
    if note:
        session.notes[stage.name] = (*session.notes.get(stage.name, ()), note)
    result = yield from make_attempts(
        Assignment(
            stage=stage,
            base=session.before(stage),
            before=_latest_state(session),
            earlier=session.sections(session.stages[:index]),
            later=later,
            start=start,
            reopening=reopening,
            items=items,
            notes=session.notes.get(stage.name, ()),
            accepted=session.accepted.get(stage.name, ""),
            wished=bool(note),
            code=code,
            settled=session.settled_before(stage),
        ),
        session.circumstances,
    )
    session.passes.append(result)
    session.states.setdefault(stage.name, session.before(stage))
    if result.best is None:
        return
    if reopening:
        # The pass started from before what the artist did by hand to this stage's state and the later ones'.
        again = {entry.name for entry in session.stages[index:]}
        session.by_hand -= again
        session.settled = {name: settled for name, settled in session.settled.items() if name not in again}
    session.accepted[stage.name] = result.best.proposal.code
    names = (stage.name, *(section.stage for section in later))
    session.states.update(zip(names, result.best.snapshots, strict=True))
    _carry_states_forward(session)


def _look_again(session: _Session, stage: Stage, reopening: int) -> Generator[Effect, Any, LookMeasurements]:
    """The scene as it is in the views that ``stage`` is judged by, which the stage before may have done without."""
    yield Tell(stage.name, 0, stage.attempts, "Looking at the scene as it is", reopening)
    look: LookResult = yield Look(f"{stage.name}-again-{reopening}-before", stage.views, session.settings.seed)
    measurements: LookMeasurements = yield Measure(look, session.circumstances.blueprint)
    return measurements


def _carry_states_forward(session: _Session) -> None:
    """A stage that changed nothing has the state of the stage before it."""
    state = session.start
    for stage in session.stages:
        if stage.name not in session.states:
            break
        if stage.name not in session.accepted and stage.name not in session.by_hand:
            session.states[stage.name] = state
        state = session.states[stage.name]


def _latest_state(session: _Session) -> Snapshot:
    state = session.start
    for stage in session.stages:
        state = session.states.get(stage.name, state)
    return state


def _measure_noise(session: _Session) -> Generator[Effect, Any, None]:
    """Look once more with another seed: what differs is noise."""
    accepted = session.passes[-1].best
    if accepted is None or accepted.measurements is None:
        return
    yield Tell(session.stages[0].name, 0, 0, "Measuring the render's noise")
    look: LookResult = yield Look("noise", session.stages[0].views, session.settings.seed + 1)
    again: LookMeasurements = yield Measure(look, session.circumstances.blueprint)
    floor = NoiseFloor(noise_floor(accepted.measurements.picture, again.picture), (accepted.measurements, again))
    session.circumstances = replace(session.circumstances, noise=floor)


def _review(session: _Session, index: int) -> Generator[Effect, Any, Decision]:
    """Let the artist judge, until there is a decision to go on; retries and re-openings by hand are not counted."""
    stage = session.stages[index].name
    while True:
        decision: Decision = yield Review(
            stage,
            _latest_state(session),
            session.circumstances.blueprint,
            tuple(session.passes),
            session.sections(session.stages),
            session.circumstances.noise.figures,
        )
        session.settled[stage] = decision.settled
        if decision.state is not None:
            session.states[stage] = decision.state
            session.by_hand.add(stage)
            session.unmeasured = True
        if decision.action in ("approve", "accept", "finish"):
            return decision
        target = [entry.name for entry in session.stages].index(decision.stage)
        yield from _pass_through(
            session, target, note=decision.note, reopening=_next_reopening(session), code=decision.code
        )


def _next_reopening(session: _Session) -> int:
    return 1 + max(result.reopening for result in session.passes)


def _left_over(session: _Session, stage: Stage) -> tuple[Item, ...]:
    """What the critic of the scene as it is left for ``stage`` to mend."""
    kept = (result.best for result in reversed(session.passes))
    critique = next((attempt.critique for attempt in kept if attempt), None)
    return tuple(item for item in critique.items if item.stage == stage.name) if critique else ()


def _reopen_where_needed(session: _Session, index: int) -> Generator[Effect, Any, None]:
    """Go back to an earlier stage when the accepted attempt shows a severe mistake of that stage."""
    best = session.passes[-1].best
    if best is None or best.critique is None:
        return
    names = [stage.name for stage in session.stages]
    # What the artist did by hand after a stage would be lost if that stage were gone through again.
    first = max((names.index(name) + 1 for name in session.by_hand), default=0)
    earlier = names[first:index]
    severe = [item for item in best.critique.items if item.stage in earlier and item.severity >= SEVERE]
    for name in earlier:
        items = tuple(item for item in severe if item.stage == name)
        if not items or session.reopenings >= REOPENINGS_ALLOWED:
            continue
        session.reopenings += 1
        number = _next_reopening(session)
        yield Tell(name, 0, 0, f"Going back: {items[0].evidence}", number)
        yield from _pass_through(session, names.index(name), items=items, reopening=number)
