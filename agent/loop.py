# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole session as a conversation: yields effects, is sent their results, does no I/O.

The driver starts with an empty session collection in place and the reference written to the
session folder.
"""

from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import Any, Final

from .agree_on_blueprint import agree_on_blueprint
from .assignment import Assignment, Circumstances
from .attempts import make_attempts
from .critique import Item
from .effects import Decision, Effect, Look, LookResult, Measure, MeasureYardsticks, Review, Tell
from .errors import ProviderError
from .gate import NoiseFloor, no_noise
from .lessons import lessons_of_passes
from .measurements import Baselines, LookMeasurements
from .progress import Progress
from .prompt_book import PromptBook
from .session import SessionResult, Settings, StageResult
from .solve_on_request import solve_on_request
from .solver_report import SolverReport
from .stage import Stage
from .vision.noise import noise_floor

RERENDERS: Final = 2
"""Of the first stage's result, with other seeds, for the noise floor."""
REOPENINGS_ALLOWED: Final = 2
"""Per session: a loop that may go back must still come to an end."""
SEVERE: Final = 0.5
"""Least severity of a leftover item that re-opens an earlier stage."""


def reconstruct(
    settings: Settings, stages: Sequence[Stage], prompts: PromptBook
) -> Generator[Effect, Any, SessionResult]:
    """From reference to finished scene.

    Raises ``ProviderError`` when no blueprint can be had, or nothing to build the later stages on.
    """
    if settings.sees:
        stages = tuple(replace(stage, attempts=stage.attempts_by_eye) for stage in stages)
    agreed = yield from agree_on_blueprint(settings, prompts)
    blueprint = agreed.blueprint
    yardsticks: Baselines | None = (yield MeasureYardsticks()) if settings.sees else None
    circumstances = Circumstances(settings, blueprint, prompts, no_noise(), yardsticks)
    session = Progress(settings, stages, circumstances, agreed.state, settled_at_start=agreed.settled)
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
        program=session.program,
        state=session.latest_state,
        noise=session.circumstances.noise.figures,
    )


def _nothing_to_build_on(result: StageResult) -> ProviderError:
    last = result.attempts[-1]
    return ProviderError(
        f"None of the provider's programs for the {result.stage} stage could be used; the last one: {last.outcome}",
        "Start again, or choose another provider.",
    )


def _pass_through(
    session: Progress,
    index: int,
    items: tuple[Item, ...] = (),
    note: str = "",
    reopening: int = 0,
    code: str = "",
) -> Generator[Effect, Any, None]:
    """One pass through stage ``index``, at a re-opening with all that came after it.

    ``note`` is the artist's wish, ``code`` the artist's own program for the stage.
    """
    stage = session.stages[index]
    start = session.passes[-1].measurements if session.passes else None
    look = session.latest_look
    if (reopening or session.unmeasured) and start is not None:
        look, start = yield from _look_again(session, stage, reopening)
    session.unmeasured = False
    if note:
        session.notes[stage.name] = (*session.notes.get(stage.name, ()), note)
    if note or code:
        session.led |= stage.may_change
    result = yield from make_attempts(
        Assignment(
            stage=stage,
            base=session.before(stage),
            before=session.latest_state,
            earlier=tuple(section for name in session.names[:index] for section in session.code_of(name)),
            later=session.behind(index) if reopening else (),
            start=start,
            look=look,
            lessons=lessons_of_passes(session.passes, session.stages, session.circumstances.noise),
            reopening=reopening,
            keeps_edits=bool(items),
            items=items,
            notes=session.notes.get(stage.name, ()),
            accepted=session.accepted.get(stage.name, ""),
            wished=bool(note),
            code=code,
            led=session.led,
            settled=session.settled_before(stage),
        ),
        session.circumstances,
    )
    session.take_result(index, result)


def _look_again(
    session: Progress, stage: Stage, reopening: int
) -> Generator[Effect, Any, tuple[LookResult, LookMeasurements]]:
    """The scene as it is in the views that ``stage`` is judged by, which the stage before may have done without."""
    yield Tell(stage.name, 0, stage.attempts, "Looking at the scene as it is", reopening)
    look: LookResult = yield Look(f"{stage.name}-again-{reopening}-before", stage.views, session.settings.seed)
    measurements: LookMeasurements = yield Measure(look, session.circumstances.blueprint)
    return look, measurements


def _measure_noise(session: Progress) -> Generator[Effect, Any, None]:
    """Look again with other seeds: what differs is noise."""
    accepted = session.passes[-1].best
    if accepted is None or accepted.measurements is None:
        return
    yield Tell(session.stages[0].name, 0, 0, "Measuring the render's noise")
    looks = [accepted.measurements]
    for number in range(1, RERENDERS + 1):
        views, seed = session.stages[0].views, session.settings.seed + number
        look: LookResult = yield Look(f"noise-{number}", views, seed)
        again: LookMeasurements = yield Measure(look, session.circumstances.blueprint)
        looks.append(again)
    floor = NoiseFloor(noise_floor([look.picture for look in looks]), tuple(looks))
    session.circumstances = replace(session.circumstances, noise=floor)


def _review(session: Progress, index: int) -> Generator[Effect, Any, Decision]:
    """Let the artist judge, until there is a decision to go on; retries and re-openings by hand are not counted."""
    stage = session.stages[index].name
    solved: SolverReport | None = None
    while True:
        decision: Decision = yield Review(
            stage,
            session.latest_state,
            session.circumstances.blueprint,
            tuple(session.passes),
            session.program,
            session.circumstances.noise.figures,
            solved,
        )
        solved = None
        session.take_decision(stage, decision)
        if decision.action in ("approve", "accept", "finish"):
            return decision
        if decision.solver is not None:
            solved = yield from solve_on_request(session, index, decision.solver)
            continue
        target = [str(name) for name in session.names].index(decision.stage)
        yield from _pass_through(
            session, target, note=decision.note, reopening=_next_reopening(session), code=decision.code
        )


def _next_reopening(session: Progress) -> int:
    return 1 + max(result.reopening for result in session.passes)


def _left_over(session: Progress, stage: Stage) -> tuple[Item, ...]:
    """What the critic of the scene as it is left for ``stage`` to mend."""
    kept = (result.best for result in reversed(session.passes))
    critique = next((attempt.critique for attempt in kept if attempt), None)
    return tuple(item for item in critique.items if item.stage == stage.name) if critique else ()


def _reopen_where_needed(session: Progress, index: int) -> Generator[Effect, Any, None]:
    """Go back to an earlier stage when the accepted attempt shows a severe mistake of that stage."""
    best = session.passes[-1].best
    if best is None or best.critique is None:
        return
    names = session.names
    earlier = names[session.first_repeatable : index]
    severe = [item for item in best.critique.items if item.stage in earlier and item.severity >= SEVERE]
    for name in earlier:
        items = tuple(item for item in severe if item.stage == name)
        if not items or session.reopenings >= REOPENINGS_ALLOWED:
            continue
        session.reopenings += 1
        number = _next_reopening(session)
        yield Tell(name, 0, 0, f"Going back: {items[0].evidence}", number)
        yield from _pass_through(session, names.index(name), items=items, reopening=number)
