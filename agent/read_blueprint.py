# SPDX-License-Identifier: GPL-3.0-or-later
"""The first question: what is in the reference."""

from collections.abc import Generator, Mapping
from typing import Any

from .blueprint import Blueprint, BlueprintObject
from .effects import Ask, Effect
from .errors import ProviderError, RecordError
from .prompt_book import PromptBook
from .records import JsonValue, from_json, to_json
from .request import Picture, Reply
from .session import Settings
from .tidy_objects import tidy
from .vision.coordinate_grid import GRID_CAPTION, GRID_NAME


def read_blueprint(settings: Settings, prompts: PromptBook) -> Generator[Effect, Any, Blueprint]:
    """Ask for the blueprint, twice at most. Raises ``ProviderError`` when no usable one is given."""
    facts = {
        "title": settings.title,
        "reference": settings.reference,
        "width": settings.width,
        "height": settings.height,
        "error": "",
    }
    pictures: tuple[Picture, ...] = (Picture(settings.reference, "The reference"),)
    if settings.sees:
        pictures = (*pictures, Picture(GRID_NAME, GRID_CAPTION))
    error = RecordError("No answer was given.")
    for _ in range(2):
        reply: Reply = yield Ask(prompts.request("blueprint", facts, pictures, settings.seed))
        try:
            return blueprint_of(reply.answer)
        except RecordError as refusal:
            error = refusal
            facts = facts | {"error": f"Your answer before could not be used. Mend this and answer anew:\n{refusal}"}
    raise ProviderError(f"The provider gave no usable blueprint: {error}", "Try again or choose another provider.")


def blueprint_of(answer: JsonValue) -> Blueprint:
    """The blueprint that ``answer`` gives, tidied. Raises ``RecordError`` that tells all its faults, one a line."""
    if not isinstance(answer, Mapping) or not isinstance(answer.get("objects"), list):
        return from_json(Blueprint, answer)
    objects: list[BlueprintObject] = []
    faults: list[str] = []
    for number, entry in enumerate(answer["objects"], 1):
        try:
            objects.append(from_json(BlueprintObject, entry))
        except RecordError as fault:
            faults.append(str(fault).replace(BlueprintObject.__name__, _called(entry, number), 1))
    try:
        blueprint = from_json(Blueprint, {**answer, "objects": to_json(tidy(objects))})
    except RecordError as fault:
        faults.append(str(fault))
    if faults:
        raise RecordError("\n".join(faults))
    if not blueprint.solid_objects():
        raise RecordError("The blueprint lists nothing that has a body.")
    return blueprint


def _called(entry: JsonValue, number: int) -> str:
    """What an entry is called in a complaint about it."""
    name = entry.get("id") if isinstance(entry, Mapping) else None
    return f"object {name!r}" if isinstance(name, str) and name else f"object number {number}"
