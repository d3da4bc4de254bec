# SPDX-License-Identifier: GPL-3.0-or-later
"""One pass through one stage: propose, run, look, measure, judge, keep the best."""

from collections.abc import Generator
from dataclasses import replace
from typing import Any, Final

from .ask_generator import Unusable, propose
from .ask_verifier import Case, verify
from .assignment import Assignment, Circumstances
from .effects import (
    CheckGeometry,
    Draw,
    Effect,
    Evidence,
    FindFlatSurfaces,
    Keep,
    Look,
    LookResult,
    Measure,
    MeasureShapes,
    MeasureTextures,
    Oddities,
    Restore,
    RunCode,
    RunReport,
    Snapshot,
)
from .later_sections import Rerun, run_later_sections
from .measured_shapes import MeasuredShapes
from .measurements import LookMeasurements
from .open_items import open_items
from .proposal import Proposal
from .rule import rule
from .run_solvers import run_solvers
from .session import Attempt, StageResult
from .solved import Solved
from .stage import Stage
from .surface_texture import FlatSurfaces, Textures

FAILURES_ALLOWED: Final = 3
"""Proposals of one pass that may fail to run before the pass is given up; they use up no attempt."""
BY_HAND: Final = "Your own program for this stage."
PLATEAU: Final = 2
"""Attempts in a row without a gain after which a pass ends."""
PLATEAU_BY_EYE: Final = 3
"""Likewise for one who sees, and learns from what failed. With nothing kept yet, such a one uses all attempts: of a
coffee cup's light the first two guesses lost to even light, and the fourth was better."""


def make_attempts(assignment: Assignment, circumstances: Circumstances) -> Generator[Effect, Any, StageResult]:
    """Run one pass; leaves the scene in the best state and returns what happened."""
    stage = assignment.stage
    assignment = yield from _with_evidence(assignment, circumstances)
    attempts: list[Attempt] = []
    scene_is: Snapshot | None = assignment.before
    stopped = "All attempts of this stage were made."
    while sum(attempt.ok for attempt in attempts) < stage.attempts:
        number = len(attempts) + 1
        yield assignment.tell(number, "Writing the program")
        proposal: Proposal | Unusable
        if assignment.code:
            proposal = Proposal(assignment.code, BY_HAND)
        else:
            proposal = yield from propose(assignment, circumstances, attempts)
        if isinstance(proposal, Proposal) and (reason := _nothing_new(stage, proposal, attempts)):
            stopped = reason
            break
        if scene_is != assignment.base:
            yield Restore(assignment.base.name)
        scene_is = None
        attempt = yield from _try(assignment, circumstances, attempts, proposal)
        if attempt.won and not attempt.snapshots:
            kept: Snapshot = yield Keep(assignment.file_name(number))
            attempt = replace(attempt, snapshots={stage.name: kept})
        if attempt.won:
            scene_is = attempt.end
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
            stopped = "The critic sees nothing here that is worth another attempt."
            break
        may_go_on = circumstances.settings.sees and not any(attempt.won for attempt in attempts)
        plateau = PLATEAU_BY_EYE if circumstances.settings.sees else PLATEAU
        if _without_gain(attempts) >= plateau and not may_go_on:
            stopped = "Further attempts brought no measurable gain."
            break
    result = StageResult(stage.name, assignment.reopening, tuple(attempts), assignment.start, stopped)
    best_state = result.best.end if result.best else assignment.before
    if scene_is != best_state:
        yield Restore(best_state.name)
    end = assignment.tell(result.best.number if result.best else 0, stopped, result.measurements, done=True)
    yield replace(end, attempts=len(attempts))
    return result


def _nothing_new(stage: Stage, proposal: Proposal, attempts: list[Attempt]) -> str:
    """Why ``proposal`` is not worth running; empty where it is."""
    if proposal.solve and proposal.code.strip():
        return ""
    if not proposal.code.strip() and (not stage.required or any(attempt.won for attempt in attempts)):
        return "There is nothing worth changing."
    if proposal.code in {code for attempt in attempts for code in (attempt.written, attempt.proposal.code)}:
        return "There is nothing new left to try."
    return ""


def _with_evidence(assignment: Assignment, circumstances: Circumstances) -> Generator[Effect, Any, Assignment]:
    """``assignment`` with pictures of the state that it starts from, where the provider looks at pictures."""
    if not circumstances.settings.sees or assignment.look is None or assignment.code:
        return assignment
    drawn: Evidence = yield Draw(assignment.file_name(0), assignment.look, circumstances.blueprint)
    oddities = yield from _check(assignment, circumstances)
    without = circumstances.settings.without
    shapes = MeasuredShapes()
    if "outline" not in without and "shape" in assignment.stage.duties and assignment.look.camera is not None:
        shapes = yield MeasureShapes(circumstances.blueprint, assignment.look.camera)
    textures = Textures()
    if "texture" not in without and "roughness" in assignment.stage.duties:
        flat: FlatSurfaces = yield FindFlatSurfaces(circumstances.blueprint)
        textures = yield MeasureTextures(circumstances.blueprint, flat)
    return replace(assignment, evidence=drawn, oddities=oddities, shapes=shapes, textures=textures)


def _check(assignment: Assignment, circumstances: Circumstances) -> Generator[Effect, Any, Oddities]:
    """What is odd about how objects stand now, where this stage can mend it and someone is told."""
    stage = assignment.stage
    if not (circumstances.settings.sees and stage.checks_geometry):
        return Oddities()
    found: Oddities = yield CheckGeometry(circumstances.blueprint, mend="transform" in stage.may_change)
    return found


def _without_gain(attempts: list[Attempt]) -> int:
    """How many sound attempts were made since the last one that won."""
    count = 0
    for attempt in reversed(attempts):
        if attempt.won:
            break
        count += attempt.ok
    return count


def _try(
    assignment: Assignment, circumstances: Circumstances, attempts: list[Attempt], proposal: Proposal | Unusable
) -> Generator[Effect, Any, Attempt]:
    stage, number = assignment.stage, len(attempts) + 1
    if isinstance(proposal, Unusable):
        return Attempt(number, proposal.proposal, False, proposal.error)
    name = assignment.file_name(number)
    yield assignment.tell(number, "Running the program")
    report: RunReport = yield RunCode(f"{name}.py", stage.name, proposal.code)
    error = report.error if not report.ok else _scope_error(stage, report)
    if error:
        return replace(_after(number, proposal, Solved(proposal, report)), ok=False, error=error)
    solved = yield from run_solvers(assignment, circumstances, number, proposal, report)
    attempt = _after(number, proposal, solved)
    rerun = Rerun()
    if assignment.later:
        rerun = yield from run_later_sections(assignment, number)
    if rerun.error:
        return replace(attempt, ok=False, error=rerun.error)
    if not attempt.changes:
        return replace(attempt, reason="Not kept: it changes nothing.")
    attempt = replace(attempt, notices=(yield from _check(assignment, circumstances)).notices)
    yield assignment.tell(number, "Rendering")
    look: LookResult = yield Look(name, stage.views, circumstances.settings.seed)
    measurements: LookMeasurements = yield Measure(look, circumstances.blueprint)
    yield assignment.tell(number, "Judging")
    best = next((attempt for attempt in reversed(attempts) if attempt.won), None)
    case = Case(number, look, measurements, best.measurements if best else None, attempt.notices)
    if circumstances.settings.sees:
        drawn: Evidence = yield Draw(name, look, circumstances.blueprint)
        asked = open_items(assignment, attempts) if circumstances.settings.remembers else ()
        case = replace(case, evidence=drawn, asked=asked)
    critique = yield from verify(assignment, circumstances, case)
    ruling, critique = yield from rule(assignment, circumstances, case, critique, best)
    return replace(
        attempt,
        look=look,
        measurements=measurements,
        evidence=case.evidence,
        critique=critique,
        asked=case.asked,
        won=ruling.won,
        reason=" ".join((ruling.reason, *rerun.lost)),
        snapshots=rerun.snapshots,
        later=rerun.sections,
    )


def _after(number: int, proposal: Proposal, solved: Solved) -> Attempt:
    """What is known of an attempt once its code has run; ``proposal`` is what the generator wrote."""
    report = solved.report
    return Attempt(
        number=number,
        proposal=solved.proposal,
        ok=True,
        changes=report.changes,
        output=report.output,
        solved=solved.words,
        written=proposal.code,
    )


def _scope_error(stage: Stage, report: RunReport) -> str:
    strays = stage.out_of_scope(report.changes)
    if not strays:
        return ""
    listed = "\n".join(f"- {change.sentence()}" for change in strays[:12])
    return (
        f"The {stage.name} stage may change {', '.join(sorted(stage.may_change))} of the session's own objects only, "
        f"but this code also changed:\n{listed}"
    )
