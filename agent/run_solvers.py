# SPDX-License-Identifier: GPL-3.0-or-later
"""Between running an attempt's program and looking at what came of it: arithmetic improves what it made."""

from collections.abc import Generator
from dataclasses import replace
from typing import Any, Final

from .assignment import Assignment, Circumstances
from .combine_reports import combine_reports
from .effects import Effect, Restore, RunCode, RunReport, Solution, Solve
from .errors import RecordError
from .measurements import LookMeasurements
from .proposal import Proposal
from .small_look import small_look
from .solution_code import with_solution
from .solved import Solved
from .solver import CHANGES, SolverName
from .tune import tune, tunes

ESTIMATING: Final[frozenset[SolverName]] = frozenset({"camera", "placement"})
"""Solvers that do not render, and so can be wrong about what comes of what they find."""


def solvers_for(assignment: Assignment, circumstances: Circumstances, proposal: Proposal) -> tuple[SolverName, ...]:
    """The stage's own solvers, then those that the proposal asks for and the stage has the scope for.

    Of what the artist has had a say in, only what is asked for: a solver knows nothing but the reference. ``tuning`` is
    none of them: what it finds is no code of its own, and it comes last.
    """
    stage = assignment.stage
    if assignment.code:
        return ()
    own = tuple(solver for solver in stage.solvers if not CHANGES[solver] & assignment.led)
    asked = tuple(solver for solver in proposal.solve if CHANGES[solver] <= stage.may_change)
    without = {"tuning", *circumstances.settings.without, *proposal.without}
    return tuple(solver for solver in dict.fromkeys((*own, *asked)) if solver not in without)


def run_solvers(
    assignment: Assignment, circumstances: Circumstances, number: int, proposal: Proposal, report: RunReport
) -> Generator[Effect, Any, Solved]:
    """Let the solvers improve the scene that ``proposal`` made, as ``report`` tells; none of them costs an attempt."""
    solved = Solved(proposal, report)
    for solver in solvers_for(assignment, circumstances, proposal):
        solved = yield from _run(assignment, circumstances, number, solved, solver)
    if solved.report.ok and tunes(assignment, circumstances, solved.proposal):
        solved = yield from tune(assignment, circumstances, number, solved)
    return solved


def _run(
    assignment: Assignment, circumstances: Circumstances, number: int, before: Solved, solver: SolverName
) -> Generator[Effect, Any, Solved]:
    stage, name = assignment.stage, f"{assignment.file_name(number)}-{solver}"
    yield assignment.tell(number, f"Solving: {solver}")
    solution: Solution = yield Solve(solver, name, stage.name, circumstances.blueprint, circumstances.settings.seed)
    words = (*before.words, *_words(solver, solution))
    if not solution.code:
        return replace(before, words=words)
    was = yield from _score(assignment, circumstances, solver)
    report: RunReport = yield RunCode(f"{name}.py", stage.name, solution.code)
    try:
        code = with_solution(before.proposal.code, solver, solution.code)
    except RecordError as error:
        report = replace(report, ok=False, error=str(error))
    left_out = "what it found could not be used."
    if report.ok and not stage.out_of_scope(report.changes):
        is_now = yield from _score(assignment, circumstances, solver)
        if is_now >= was:
            return Solved(replace(before.proposal, code=code), combine_reports(before.report, report), words)
        left_out = f"what it found made the {stage.name} score fall by {was - is_now:.2g}, so it was left out."
    # The scene is as before the solver again: what the generator wrote is good without it.
    yield Restore(assignment.base.name)
    again: RunReport = yield RunCode(f"{assignment.file_name(number)}.py", stage.name, before.proposal.code)
    return Solved(before.proposal, again, (*before.words, f"{solver}: {left_out}"))


def _score(assignment: Assignment, circumstances: Circumstances, solver: SolverName) -> Generator[Effect, Any, float]:
    """The stage's score on a small render of the scene as it is; 0 for a solver that has rendered it itself."""
    if solver not in ESTIMATING:
        return 0.0
    look: LookMeasurements = yield small_look(assignment.stage.scored_on, circumstances, circumstances.settings.seed)
    return assignment.stage.score(look)


def _words(solver: SolverName, solution: Solution) -> tuple[str, ...]:
    said = " ".join(filter(None, (solution.summary, *solution.undecided)))
    return (f"{solver}: {said}",) if said else ()
