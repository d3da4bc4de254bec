# SPDX-License-Identifier: GPL-3.0-or-later
"""What the loop knows of its stages, turned into what the artist sees of them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from ..changes import Change
from ..critique import ReviewName
from ..journal import Entry
from ..measurements import Baselines, Measurements
from ..open_items import closed_in
from ..session import Attempt, StageResult
from ..stage import Stage
from ..timings import seconds_of
from .figure_rows import figure_rows
from .view import AttemptRow, ChangeGroup, FigureRow, RowState, SessionState, StageReview, StageRow

REFERENCE: Final = "reference.png"
"""The working reference in a session's folder."""


def stage_reviews(
    passes: Sequence[StageResult],
    stages: Sequence[Stage],
    noise: Measurements,
    baselines: Baselines | None,
    folder: Path,
) -> tuple[StageReview, ...]:
    """The latest pass through each of ``stages`` that was passed through, in their order.

    ``passes`` are all so far, in time; the pictures' paths in them are relative to ``folder``.
    ``baselines`` is None while they are not known.
    """
    latest = {entry.stage: index for index, entry in enumerate(passes)}
    return tuple(
        _review(passes[: latest[stage.name] + 1], noise, baselines, folder) for stage in stages if stage.name in latest
    )


def stage_rows(
    stages: Sequence[Stage],
    passes: Sequence[StageResult],
    entries: Sequence[Entry],
    state: SessionState,
    current: ReviewName | None,
    positions: Mapping[ReviewName, int],
) -> tuple[StageRow, ...]:
    """A row for each of ``stages``.

    ``current`` is the stage that is worked on or reviewed, or was last, ``entries`` are the journal's and
    ``positions`` say where in it each stage's latest review is due.
    """
    return tuple(_row(stage, passes, entries, state, current, positions.get(stage.name)) for stage in stages)


def _row(
    stage: Stage,
    passes: Sequence[StageResult],
    entries: Sequence[Entry],
    state: SessionState,
    current: ReviewName | None,
    position: int | None,
) -> StageRow:
    own = [entry for entry in passes if entry.stage == stage.name]
    measured = own[-1].measurements if own else None
    return StageRow(
        stage=stage.name,
        state=_row_state(own, state, is_current=stage.name == current),
        score=stage.score(measured) if measured else None,
        seconds=seconds_of(entry for entry in entries if entry.stage == stage.name).total,
        attempts=sum(len(entry.attempts) for entry in own),
        position=position,
    )


def _row_state(own: Sequence[StageResult], state: SessionState, *, is_current: bool) -> RowState:
    if is_current and state != "done":
        return "review" if state == "review" else "working"
    if own:
        return "accepted" if any(entry.best for entry in own) else "unchanged"
    return "skipped" if state == "done" else "waiting"


def _review(
    passes: Sequence[StageResult], noise: Measurements, baselines: Baselines | None, folder: Path
) -> StageReview:
    """Of the last of ``passes``; the others came before it."""
    shown = passes[-1]
    best = shown.best
    critique = best.critique if best else None
    before = _latest_render(passes[:-1], folder)
    code, code_before = _code([entry for entry in passes if entry.stage == shown.stage])
    return StageReview(
        stage=shown.stage,
        reference=folder / REFERENCE,
        before=before,
        after=_render(best, folder) or before,
        explanation=best.proposal.explanation if best else "",
        summary=critique.summary if critique else "",
        stopped=shown.stopped,
        changes=_grouped(best.changes if best else ()),
        figures=_figures(shown, noise, baselines),
        items=tuple(sorted(critique.items, key=lambda item: -item.severity)) if critique else (),
        closed=closed_in(shown),
        attempts=tuple(
            AttemptRow(entry.number, entry.outcome, entry is best, _render(entry, folder)) for entry in shown.attempts
        ),
        code=code,
        code_before=code_before,
    )


def _render(attempt: Attempt | None, folder: Path) -> Path | None:
    if attempt is None or attempt.look is None or "full" not in attempt.look.pictures:
        return None
    return folder / attempt.look.pictures["full"]


def _latest_render(passes: Sequence[StageResult], folder: Path) -> Path | None:
    """Of the state that the last of ``passes`` ended with: a pass that kept nothing leaves that before it."""
    renders = (_render(entry.best, folder) for entry in reversed(passes) if entry.best)
    return next(renders, None)


def _code(passes: Sequence[StageResult]) -> tuple[str, str]:
    """The stage's part of the program, and what was offered for it just before; ``passes`` are through one stage."""
    attempts = [attempt for entry in passes for attempt in entry.attempts]
    kept = next((index for index in reversed(range(len(attempts))) if attempts[index].won), None)
    if kept is None:
        return "", ""
    return attempts[kept].proposal.code, attempts[kept - 1].proposal.code if kept else ""


def _figures(shown: StageResult, noise: Measurements, baselines: Baselines | None) -> tuple[FigureRow, ...]:
    """The figures of the state that the pass ended with, as in the report."""
    if shown.measurements is None:
        return ()
    start = shown.start.picture if shown.start else None
    return figure_rows(shown.measurements.picture, start, noise, baselines)


def _grouped(changes: Sequence[Change]) -> tuple[ChangeGroup, ...]:
    """By name; what came first, what went last."""
    named: dict[str, list[Change]] = {}
    for change in changes:
        named.setdefault(change.name, []).append(change)
    groups = [_group(name, entries) for name, entries in named.items()]
    order = ("added", "changed", "removed")
    return tuple(sorted(groups, key=lambda group: order.index(group.kind)))


def _group(name: str, changes: Sequence[Change]) -> ChangeGroup:
    """What came or went says all: what was set on it in passing is not listed. What did both is there now."""
    for kind in ("added", "removed"):
        for change in changes:
            if change.kind == kind:
                return ChangeGroup(name, change.kind, change.aspect, ())
    lines = tuple(change.sentence().removeprefix(f"{name}: ") for change in changes)
    return ChangeGroup(name, "changed", changes[0].aspect, lines)
