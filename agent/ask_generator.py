# SPDX-License-Identifier: GPL-3.0-or-later
"""What the generator is asked in one pass through a stage."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from .assignment import Assignment, Circumstances
from .effects import Ask, Effect, Facts, LookUp
from .errors import RecordError
from .generator_pictures import generator_pictures
from .generator_words import generator_words
from .lessons import program_built_on
from .proposal import Proposal
from .records import JsonValue, from_json, to_json
from .request import Reply
from .session import Attempt

MOST_FACTS: Final = 1600
"""Letters of what was looked up in Blender."""


@dataclass(frozen=True)
class Unusable:
    """An answer that is no program."""

    error: str
    """Addressed to the generator."""
    proposal: Proposal
    """As far as it could be read."""


def propose(
    assignment: Assignment, circumstances: Circumstances, attempts: list[Attempt]
) -> Generator[Effect, Any, Proposal | Unusable]:
    """Ask the generator for a program, and merge its edits into the one that it changes."""
    stage, settings = assignment.stage, circumstances.settings
    facts: dict[str, JsonValue] = {
        "stage": stage.name,
        "purpose": stage.purpose,
        "may_change": sorted(stage.may_change),
        "attempt": len(attempts) + 1,
        "attempts": stage.attempts,
        "reopening": assignment.reopening,
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
        "without": list(settings.without),
    }
    looked_up = (yield from _look_up(assignment, attempts)) if settings.sees else ()
    words = generator_words(assignment, circumstances, attempts, looked_up)
    pictures = generator_pictures(assignment, circumstances, attempts)
    reply: Reply = yield Ask(circumstances.prompts.request("generate", facts, pictures, settings.seed, words))
    try:
        proposal = from_json(Proposal, reply.answer)
    except RecordError as error:
        return Unusable(f"The answer does not fit its form: {error}", Proposal("", ""))
    try:
        return proposal.whole(program_built_on(attempts, assignment.accepted))
    except RecordError as error:
        return Unusable(f"The edits could not be merged: {error}.", proposal)


def _look_up(assignment: Assignment, attempts: Sequence[Attempt]) -> Generator[Effect, Any, tuple[str, ...]]:
    """True names of Blender: after an error those that it is about, else those that the stage's code may need."""
    last = attempts[-1] if attempts else None
    if last is not None and not last.ok:
        facts: Facts = yield LookUp(last.proposal.code, last.error, "", MOST_FACTS)
        return facts.lines
    if not assignment.stage.looks_up:
        return ()
    facts = yield LookUp("", "", assignment.stage.looks_up, MOST_FACTS)
    return facts.lines


def _as_history(attempt: Attempt) -> Mapping[str, JsonValue]:
    return {
        "proposal": to_json(attempt.proposal),
        "ok": attempt.ok,
        "error": attempt.error,
        "measurements": to_json(attempt.measurements),
        "critique": to_json(attempt.critique),
        "won": attempt.won,
    }
