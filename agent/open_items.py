# SPDX-License-Identifier: GPL-3.0-or-later
"""The checklist of a state: what a critic left open, checked again on each next render."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from .assignment import Assignment
from .critique import Critique, Item
from .session import Attempt, StageResult

MOST_ITEMS: Final = 10
"""Of those open; the slightest are let go."""


def open_items(assignment: Assignment, attempts: Sequence[Attempt]) -> tuple[Item, ...]:
    """What is still to be mended by this stage, the worst first.

    Of the state that was kept last in this pass; while none was, of the last attempt, and before that what the pass
    was begun with.
    """
    criticised = [attempt for attempt in attempts if attempt.critique is not None]
    kept = [attempt for attempt in criticised if attempt.won]
    latest = (kept or criticised)[-1:]
    items = latest[0].critique.items if latest and latest[0].critique else assignment.items
    stage = assignment.stage.name
    own = (item for item in items if stage in (item.stage, "oneshot"))
    return tuple(sorted(own, key=lambda item: -item.severity)[:MOST_ITEMS])


def items_to_mend(assignment: Assignment, attempts: Sequence[Attempt], *, remembers: bool) -> tuple[Item, ...]:
    """What the generator is told is open.

    Who does not remember is told what the critic of the shown state says and what a re-opening is about, but not what
    the critics of earlier stages left to this one.
    """
    judged = any(attempt.critique is not None for attempt in attempts)
    return open_items(assignment, attempts) if remembers or judged or assignment.reopening else ()


def carry_over(critique: Critique, asked: Sequence[Item]) -> Critique:
    """``critique`` with those of ``asked`` among its items that it did not find closed.

    They bear the evidence that it gives of them now. What it says anew of the same object and kind takes their place.
    """
    told = {_about(item) for item in critique.items}
    checked = {entry.number: entry for entry in critique.earlier}
    left: list[Item] = []
    for number, item in enumerate(asked, 1):
        entry = checked.get(number)
        if (entry is not None and entry.state == "closed") or _about(item) in told:
            continue
        left.append(replace(item, evidence=entry.evidence) if entry is not None and entry.evidence else item)
    return replace(critique, items=(*critique.items, *left))


def closed_items(attempt: Attempt) -> tuple[Item, ...]:
    """Those of the attempt's earlier items that its critic found closed."""
    if attempt.critique is None:
        return ()
    closed = {entry.number for entry in attempt.critique.earlier if entry.state == "closed"}
    return tuple(item for number, item in enumerate(attempt.asked, 1) if number in closed)


def closed_in(result: StageResult) -> tuple[Item, ...]:
    """What was open once in this pass and is closed in the state that it ended with, without repetition.

    What an attempt mended that was undone is not mended.
    """
    kept = [attempt for attempt in result.attempts if attempt.won]
    left = {_about(item) for attempt in kept[-1:] if attempt.critique for item in attempt.critique.items}
    found = {_about(item): item for attempt in kept for item in closed_items(attempt)}
    return tuple(item for about, item in found.items() if about not in left)


def _about(item: Item) -> tuple[str, str, str]:
    return item.object, item.kind, item.stage
