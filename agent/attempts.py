# SPDX-License-Identifier: GPL-3.0-or-later
"""One pass through one stage: propose, run, look, measure, judge, keep the best."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from .blueprint import Blueprint
from .critique import Critique, Item
from .effects import Ask, Effect, Keep, Look, LookResult, Measure, Restore, RunCode, RunReport, Snapshot, Tell
from .errors import RecordError
from .gate import NoiseFloor, judge
from .measurements import LookMeasurements
from .prompt_book import PromptBook
from .proposal import Proposal
from .records import JsonValue, from_json, to_json
from .request import Picture, Reply
from .session import Attempt, Section, Settings, StageResult
from .settled import Settled
from .stage import Stage

FAILURES_ALLOWED: Final = 3
"""Proposals of one pass that may fail to run before the pass is given up; they use up no attempt."""
BY_HAND: Final = "Your own program for this stage."
PLATEAU: Final = 2
"""Attempts in a row without a gain after which a pass ends."""


@dataclass(frozen=True)
class Assignment:
    """What one pass through a stage has to do."""

    stage: Stage
    base: Snapshot
    """The state that every attempt starts from."""
    before: Snapshot
    """The state that the scene is in, and stays in when no attempt wins; ``base`` but at a re-opening."""
    earlier: tuple[Section, ...]
    """The accepted code of the stages before."""
    later: tuple[Section, ...] = ()
    """At a re-opening: accepted code of the stages after, run again behind each attempt."""
    start: LookMeasurements | None = None
    """Measurements of the state to beat; None before anything was built."""
    reopening: int = 0
    items: tuple[Item, ...] = ()
    """What is to be mended."""
    notes: tuple[str, ...] = ()
    """The artist's wishes for this stage so far, the latest last."""
    accepted: str = ""
    """The stage's own program that is kept now, if it has one."""
    wished: bool = False
    """The artist asked for this pass, so that a wish counts for more than figures."""
    code: str = ""
    """The artist's own program, which is tried in place of a provider's."""
    settled: tuple[Settled, ...] = ()
    """What must stay as the artist left it."""

    def tell(self, number: int, message: str, look: LookMeasurements | None = None, *, done: bool = False) -> Tell:
        """What attempt ``number`` is about now, or how it came out."""
        figures = look.picture if look else None
        return Tell(self.stage.name, number, self.stage.attempts, message, self.reopening, figures, done)

    def file_name(self, number: int) -> str:
        """The name that tracebacks, snapshots and pictures of attempt ``number`` carry."""
        again = f"-again-{self.reopening}" if self.reopening else ""
        return f"{self.stage.name}{again}-{number}"


@dataclass(frozen=True)
class Circumstances:
    """What all passes of a session share."""

    settings: Settings
    blueprint: Blueprint
    prompts: PromptBook
    noise: NoiseFloor


def make_attempts(assignment: Assignment, circumstances: Circumstances) -> Generator[Effect, Any, StageResult]:
    """Run one pass; leaves the scene in the best state and returns what happened."""
    stage = assignment.stage
    attempts: list[Attempt] = []
    scene_is: Snapshot | None = assignment.before
    stopped = "All attempts of this stage were made."
    while sum(attempt.ok for attempt in attempts) < stage.attempts:
        number = len(attempts) + 1
        yield assignment.tell(number, "Writing the program")
        proposal: Proposal | RecordError
        if assignment.code:
            proposal = Proposal(assignment.code, BY_HAND)
        else:
            proposal = yield from _propose(assignment, circumstances, attempts)
        if isinstance(proposal, Proposal) and proposal.code in {attempt.proposal.code for attempt in attempts}:
            stopped = "The generator has nothing new to try."
            break
        if scene_is != assignment.base:
            yield Restore(assignment.base.name)
        scene_is = None
        attempt = yield from _try(assignment, circumstances, attempts, proposal)
        if attempt.won and not attempt.snapshots:
            kept: Snapshot = yield Keep(assignment.file_name(number))
            attempt = replace(attempt, snapshots=(kept,))
        if attempt.won:
            scene_is = attempt.snapshots[-1]
        attempts.append(attempt)
        yield assignment.tell(number, attempt.outcome, attempt.measurements)
        if assignment.code:
            stopped = (
                "Your own program was run." if attempt.won else f"Your own program was not kept: {attempt.outcome}"
            )
            break
        if sum(not attempt.ok for attempt in attempts) > FAILURES_ALLOWED:
            stopped = "Too many proposals failed to run."
            break
        if attempt.won and attempt.critique is not None and attempt.critique.satisfied:
            stopped = "The critic finds nothing more for this stage to mend."
            break
        if _without_gain(attempts) >= PLATEAU:
            stopped = "Further attempts brought no measurable gain."
            break
    result = StageResult(stage.name, assignment.reopening, tuple(attempts), assignment.start, stopped)
    best_state = result.best.snapshots[-1] if result.best else assignment.before
    if scene_is != best_state:
        yield Restore(best_state.name)
    end = assignment.tell(result.best.number if result.best else 0, stopped, result.measurements, done=True)
    yield replace(end, attempts=len(attempts))
    return result


def _without_gain(attempts: list[Attempt]) -> int:
    """How many sound attempts were made since the last one that won."""
    count = 0
    for attempt in reversed(attempts):
        if attempt.won:
            break
        count += attempt.ok
    return count


def _propose(
    assignment: Assignment, circumstances: Circumstances, attempts: list[Attempt]
) -> Generator[Effect, Any, Proposal | RecordError]:
    stage, settings = assignment.stage, circumstances.settings
    facts: dict[str, JsonValue] = {
        "stage": stage.name,
        "purpose": stage.purpose,
        "may_change": sorted(stage.may_change),
        "attempt": len(attempts) + 1,
        "attempts": stage.attempts,
        "width": settings.width,
        "height": settings.height,
        "blueprint": to_json(circumstances.blueprint),
        "program": {section.stage: section.code for section in assignment.earlier},
        "history": [_as_history(attempt) for attempt in attempts],
        "current": to_json(assignment.start),
        "items": to_json(assignment.items),
        "objects": sorted({item.object for item in assignment.items if item.object}) if assignment.reopening else [],
        "mode": settings.mode,
        "note": assignment.notes[-1] if assignment.notes and assignment.wished else "",
        "notes": list(assignment.notes),
        "accepted": assignment.accepted,
        "settled": to_json(assignment.settled),
    }
    pictures = [Picture(settings.reference, "The reference")]
    last = next((attempt.look for attempt in reversed(attempts) if attempt.look), None)
    if last is not None:
        pictures.append(Picture(last.pictures["full"], "Render of the attempt before"))
    reply: Reply = yield Ask(circumstances.prompts.request("generate", facts, tuple(pictures), settings.seed))
    try:
        return from_json(Proposal, reply.answer)
    except RecordError as error:
        return error


def _as_history(attempt: Attempt) -> Mapping[str, JsonValue]:
    return {
        "proposal": to_json(attempt.proposal),
        "ok": attempt.ok,
        "error": attempt.error,
        "measurements": to_json(attempt.measurements),
        "critique": to_json(attempt.critique),
        "won": attempt.won,
    }


def _try(
    assignment: Assignment, circumstances: Circumstances, attempts: list[Attempt], proposal: Proposal | RecordError
) -> Generator[Effect, Any, Attempt]:
    stage, number = assignment.stage, len(attempts) + 1
    if isinstance(proposal, RecordError):
        return Attempt(number, Proposal("", ""), False, f"The answer does not fit its form: {proposal}")
    name = assignment.file_name(number)
    yield assignment.tell(number, "Running the program")
    report: RunReport = yield RunCode(f"{name}.py", stage.name, proposal.code)
    error = report.error if not report.ok else _scope_error(stage, report)
    snapshots: list[Snapshot] = []
    if assignment.later and not error:
        error = yield from _run_later_sections(assignment, name, snapshots)
    if error:
        return Attempt(number, proposal, False, error, report.changes)
    if not report.changes:
        return Attempt(number, proposal, True, reason="Not kept: it changes nothing.")
    yield assignment.tell(number, "Rendering")
    look: LookResult = yield Look(name, stage.views, circumstances.settings.seed)
    measurements: LookMeasurements = yield Measure(look, circumstances.blueprint)
    best = next((attempt.measurements for attempt in reversed(attempts) if attempt.won), None)
    yield assignment.tell(number, "Judging")
    critique = yield from _verify(assignment, circumstances, number, look, measurements, best)
    ruling = judge(
        stage,
        measurements,
        critique,
        best,
        best if assignment.wished and best else assignment.start,
        circumstances.noise,
        first_pass=assignment.reopening == 0,
        wished=(assignment.wished or bool(assignment.code)) and best is None,
    )
    return Attempt(
        number=number,
        proposal=proposal,
        ok=True,
        changes=report.changes,
        look=look,
        measurements=measurements,
        critique=critique,
        won=ruling.won,
        reason=ruling.reason,
        snapshots=tuple(snapshots),
    )


def _run_later_sections(assignment: Assignment, name: str, snapshots: list[Snapshot]) -> Generator[Effect, Any, str]:
    """Run the later stages' code again, with a snapshot before and behind each; returns an error or nothing."""
    snapshots.append((yield Keep(name)))
    for section in assignment.later:
        report: RunReport = yield RunCode(f"{name}-{section.stage}.py", section.stage, section.code)
        if not report.ok:
            return f"The code of the {section.stage} stage no longer runs after this change.\n{report.error}"
        snapshots.append((yield Keep(f"{name}-{section.stage}")))
    return ""


def _scope_error(stage: Stage, report: RunReport) -> str:
    strays = stage.out_of_scope(report.changes)
    if not strays:
        return ""
    listed = "\n".join(f"- {change.sentence()}" for change in strays[:12])
    return (
        f"The {stage.name} stage may change {', '.join(sorted(stage.may_change))} of the session's own objects only, "
        f"but this code also changed:\n{listed}"
    )


def _verify(
    assignment: Assignment,
    circumstances: Circumstances,
    number: int,
    look: LookResult,
    measurements: LookMeasurements,
    best: LookMeasurements | None,
) -> Generator[Effect, Any, Critique]:
    stage, settings = assignment.stage, circumstances.settings
    facts: dict[str, JsonValue] = {
        "stage": stage.name,
        "purpose": stage.purpose,
        "duties": sorted(stage.duties),
        "attempt": number,
        "blueprint": to_json(circumstances.blueprint),
        "measurements": to_json(measurements),
        "best": to_json(best),
        "start": to_json(assignment.start),
        "noise": to_json(circumstances.noise.figures),
    }
    pictures = (
        Picture(settings.reference, "The reference"),
        *(Picture(path, f"The attempt, {view} view") for view, path in look.pictures.items() if view != "ids"),
    )
    reply: Reply = yield Ask(circumstances.prompts.request("verify", facts, pictures, settings.seed))
    try:
        return from_json(Critique, reply.answer)
    except RecordError as error:
        return Critique((), "tie", False, f"The critic's answer could not be read: {error}")
