# SPDX-License-Identifier: GPL-3.0-or-later
"""What the verifier is asked about one attempt."""

from collections.abc import Generator
from typing import Any

from .assignment import Assignment, Circumstances
from .critique import Critique
from .effects import Ask, Effect, LookResult
from .errors import RecordError
from .measurements import LookMeasurements
from .records import JsonValue, from_json, to_json
from .request import Picture, Reply


def verify(
    assignment: Assignment,
    circumstances: Circumstances,
    number: int,
    look: LookResult,
    measurements: LookMeasurements,
    best: LookMeasurements | None,
) -> Generator[Effect, Any, Critique]:
    """Ask the verifier about attempt ``number``; ``best`` is the best so far."""
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
