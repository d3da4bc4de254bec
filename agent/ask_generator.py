# SPDX-License-Identifier: GPL-3.0-or-later
"""What the generator is asked in one pass through a stage."""

from collections.abc import Generator, Mapping
from typing import Any

from .assignment import Assignment, Circumstances
from .effects import Ask, Effect
from .errors import RecordError
from .proposal import Proposal
from .records import JsonValue, from_json, to_json
from .request import Picture, Reply
from .session import Attempt


def propose(
    assignment: Assignment, circumstances: Circumstances, attempts: list[Attempt]
) -> Generator[Effect, Any, Proposal | RecordError]:
    """Ask the generator for a program; an answer that does not fit its form is given as the error."""
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
