# SPDX-License-Identifier: GPL-3.0-or-later
"""The first question: what is in the reference."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from .blueprint import Blueprint, BlueprintObject
from .effects import Ask, Effect, RefineOutlines
from .enlarged_quarters import enlarged_quarters
from .errors import ProviderError, RecordError
from .prompt_book import PromptBook
from .records import JsonValue, from_json, to_json
from .request import Picture, Reply
from .session import Settings
from .tidy_objects import tidy
from .vision.coordinate_grid import GRID_CAPTION, GRID_NAME
from .wording.blueprint import blueprint_in_words

KEEP: Final = (
    "The artist has looked at your reading and corrected it. Keep what is right and what the artist changed; "
    "give every entry again, with its outline."
)


@dataclass(frozen=True)
class Correction:
    """What the artist says of an earlier reading."""

    blueprint: Blueprint
    """With the artist's own changes."""
    note: str
    """What is missing or wrong in the artist's words; may be empty."""


def read_blueprint(
    settings: Settings, prompts: PromptBook, correction: Correction | None = None
) -> Generator[Effect, Any, Blueprint]:
    """Ask for the blueprint, twice at most, with the ``correction`` of an earlier one.

    Raises ``ProviderError`` when no usable one is given.
    """
    facts: dict[str, JsonValue] = {
        "title": settings.title,
        "reference": settings.reference,
        "width": settings.width,
        "height": settings.height,
        "earlier": to_json(correction.blueprint) if correction else None,
        "note": correction.note if correction else "",
        "error": "",
    }
    words = {"earlier": f"{KEEP}\n\n{blueprint_in_words(correction.blueprint)}"} if correction else {}
    pictures: tuple[Picture, ...] = (Picture(settings.reference, "The reference"),)
    if settings.sees:
        pictures = (*pictures, Picture(GRID_NAME, GRID_CAPTION), *enlarged_quarters(settings))
    error = RecordError("No answer was given.")
    for _ in range(2):
        reply: Reply = yield Ask(prompts.request("blueprint", facts, pictures, settings.seed, words))
        try:
            blueprint = blueprint_of(reply.answer)
        except RecordError as refusal:
            error = refusal
            facts = facts | {"error": f"It could not be used. Mend this and answer anew:\n{refusal}"}
            continue
        if settings.sees:
            # Who computes has drawn outlines along the edges already.
            blueprint = yield RefineOutlines(blueprint)
        return blueprint
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
