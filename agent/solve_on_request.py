# SPDX-License-Identifier: GPL-3.0-or-later
"""A solver that the artist asks for at a review: what it finds joins scene and program, where it is no loss."""

from collections.abc import Generator
from dataclasses import replace
from typing import Any, Final

from .effects import Effect, Keep, Restore, RunCode, RunReport, Snapshot, Solution, Solve, Tell, View
from .measurements import LookMeasurements
from .progress import Progress
from .small_look import small_look
from .solver import SolverName
from .solver_report import SolverReport

SHOWN: Final[tuple[View, ...]] = ("full", "ids")
"""What the artist is told figures of, whichever the solver is judged by."""


def solve_on_request(session: Progress, index: int, solver: SolverName) -> Generator[Effect, Any, SolverReport]:
    """Run ``solver`` on the scene as it is at the review of stage ``index``, and say what came of it.

    It is judged by the score of the first stage that runs it by itself, on two small renders of the same seed; what
    scores lower is undone.
    """
    stage, state = session.stages[index], session.latest_state
    judge = next((entry for entry in session.stages if solver in entry.solvers), stage)
    session.requests += 1
    name = f"{stage.name}-asked-{session.requests}-{solver}"
    yield Tell(stage.name, 0, 0, f"Solving: {solver}")
    blueprint, seed = session.circumstances.blueprint, session.settings.seed
    solution: Solution = yield Solve(solver, name, stage.name, blueprint, seed)
    report = SolverReport(solver, "nothing", solution.summary, solution.undecided)
    if not solution.code:
        return report
    yield Tell(stage.name, 0, 0, "Measuring what was found")
    views = tuple(dict.fromkeys((*SHOWN, *judge.scored_on)))
    glance = small_look(views, session.circumstances, seed)
    was: LookMeasurements = yield glance
    report = replace(report, before=was.picture)
    ran: RunReport = yield RunCode(f"{name}.py", stage.name, solution.code)
    if not ran.ok or judge.out_of_scope(ran.changes):
        yield Restore(state.name)
        return replace(report, outcome="unusable")
    now: LookMeasurements = yield glance
    report = replace(report, after=now.picture)
    if judge.score(now) < judge.score(was):
        yield Restore(state.name)
        return replace(report, outcome="worse")
    kept: Snapshot = yield Keep(name)
    session.take_solution(stage.name, solver, solution.code, kept)
    return replace(report, outcome="kept")
