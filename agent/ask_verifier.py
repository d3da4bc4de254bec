# SPDX-License-Identifier: GPL-3.0-or-later
"""What the verifier is asked about one attempt."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from .assignment import Assignment, Circumstances
from .critique import Critique, Item
from .effects import Ask, Effect, Evidence, LookResult
from .errors import RecordError
from .measurements import LookMeasurements
from .open_items import carry_over
from .records import JsonValue, from_json, to_json
from .request import Picture, Reply
from .verifier_words import verifier_words


@dataclass(frozen=True)
class Case:
    """One attempt before its judge."""

    number: int
    look: LookResult
    measurements: LookMeasurements
    best: LookMeasurements | None
    """Of the best attempt so far."""
    notices: tuple[str, ...] = ()
    """What was odd though the code ran."""
    evidence: Evidence | None = None
    """Drawn for those who look at pictures."""
    asked: tuple[Item, ...] = ()
    """The items that were open before."""


def verify(assignment: Assignment, circumstances: Circumstances, case: Case) -> Generator[Effect, Any, Critique]:
    """Ask the verifier about an attempt. An answer that is refused or cannot be read leaves all as open as it was."""
    stage, settings = assignment.stage, circumstances.settings
    facts: dict[str, JsonValue] = {
        "stage": stage.name,
        "purpose": stage.purpose,
        "duties": sorted(stage.duties),
        "attempt": case.number,
        "reopening": assignment.reopening,
        "blueprint": to_json(circumstances.blueprint),
        "measurements": to_json(case.measurements),
        "best": to_json(case.best),
        "start": to_json(assignment.start),
        "noise": to_json(circumstances.noise.figures),
    }
    words = verifier_words(assignment, circumstances, case)
    request = circumstances.prompts.request("verify", facts, _pictures(settings.reference, case), settings.seed, words)
    reply: Reply = yield Ask(request, needed=False)
    return carry_over(_critique(reply), case.asked)


def _critique(reply: Reply) -> Critique:
    if reply.refusal:
        return Critique((), "tie", False, f"The critic gave no answer: {reply.refusal}")
    try:
        return from_json(Critique, reply.answer)
    except RecordError as error:
        return Critique((), "tie", False, f"The critic's answer could not be read: {error}")


def _pictures(reference: str, case: Case) -> tuple[Picture, ...]:
    if case.evidence is not None:
        return tuple(case.evidence.pictures.values())
    views = (Picture(path, f"The attempt, {view} view") for view, path in case.look.pictures.items() if view != "ids")
    return (Picture(reference, "The reference"), *views)
