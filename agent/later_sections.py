# SPDX-License-Identifier: GPL-3.0-or-later
"""What came after a stage, run again behind another attempt at that stage."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from .assignment import Assignment
from .critique import SectionName
from .effects import Effect, Keep, Restore, RunCode, RunReport, Snapshot
from .section import Section
from .solver import CHANGES
from .without_line import without_line


@dataclass(frozen=True)
class Rerun:
    """What came of it."""

    snapshots: Mapping[SectionName, Snapshot] = field(default_factory=dict)
    """The state that each stage has now, the attempt's own first."""
    sections: tuple[Section, ...] = ()
    """What ran to its end."""
    lost: tuple[str, ...] = ()
    """Sentences on what the artist did by hand and could not be done again."""
    error: str = ""
    """Why a later stage's code no longer runs; then nothing else holds."""


def run_later_sections(assignment: Assignment, number: int) -> Generator[Effect, Any, Rerun]:
    """Run ``assignment.later`` behind attempt ``number``, with a snapshot before and behind each section.

    If the artist asked for another scene, what was done by hand is left out where it no longer fits, and what a solver
    found where it would undo the wish.
    """
    name = assignment.file_name(number)
    state: Snapshot = yield Keep(name)
    snapshots = {assignment.stage.name: state}
    done: list[Section] = []
    lost: list[str] = []
    for place, section in enumerate(assignment.later, start=1):
        if assignment.wished and section.solver and CHANGES[section.solver] & assignment.stage.may_change:
            lost.append(f"What the {section.solver} solver had found is left out: your wish counts for more.")
            snapshots[section.stage] = state
            continue
        called = f"{name}-{section.stage}" + (f"-by-hand-{place}" if section.by_hand else "")
        report = yield from _run(section, called)
        fitting: Section | None = section
        if not report.ok and section.by_hand and not assignment.keeps_edits:
            fitting = yield from _run_what_fits(section, called, state, report)
            what = "Part of what" if fitting else "What"
            did = f"the {section.solver} solver had found" if section.solver else "you changed by hand"
            lost.append(f"{what} {did} after the {section.stage} stage no longer fits and was left out.")
            yield assignment.tell(number, lost[-1])
        elif not report.ok:
            whose = "What the artist changed by hand after" if section.by_hand else "The code of"
            return Rerun(error=f"{whose} the {section.stage} stage no longer runs after this change.\n{report.error}")
        if fitting:
            done.append(fitting)
            state = yield Keep(called)
        snapshots[section.stage] = state
    return Rerun(snapshots, tuple(done), tuple(lost))


def _run(section: Section, called: str) -> Generator[Effect, Any, RunReport]:
    report: RunReport = yield RunCode(
        f"{called}.py", section.stage, section.code, by_hand=section.by_hand, settled=section.settled
    )
    return report


def _run_what_fits(
    section: Section, called: str, state: Snapshot, report: RunReport
) -> Generator[Effect, Any, Section | None]:
    """Leave out of ``section`` what fails, ``report`` telling of the first; from ``state``, and back to it for None."""
    while not report.ok:
        yield Restore(state.name)
        # A solver's is one function.
        code = without_line(section.code, report.line) if report.line and not section.solver else ""
        if code in ("", section.code):
            return None
        section = replace(section, code=code)
        report = yield from _run(section, called)
    return section
