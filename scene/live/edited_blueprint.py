# SPDX-License-Identifier: GPL-3.0-or-later
"""The blueprint as the artist has edited it."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import bpy
import numpy as np
from numpy.typing import NDArray

from ...agent.blueprint import Blueprint, BlueprintObject, Box, Colour, Material
from ...agent.edited_object import free_identifier, with_box
from ...agent.errors import MaquetteError
from ...agent.records import from_json
from ...agent.vision.footprint import INNER_SHARE
from ...agent.vision.masks import box_mask, inner_box
from ...agent.vision.median_colour import median_colour
from ...agent.vision.segmenting import refine_outline
from .blueprint_form import form_of

ROUGHNESS_OF_MOST = 0.6
"""Of a thing that the artist has added: neither matt nor shiny."""
UNKNOWN = Material((0.5, 0.5, 0.5), (0.5, 0.5, 0.5), ROUGHNESS_OF_MOST)
SAME = 1e-6
"""What a number loses between Blender's properties, of 32 bits, and the record."""


def edited_blueprint(scene: bpy.types.Scene, blueprint: Blueprint, reference: NDArray[np.uint8]) -> Blueprint:
    """``blueprint`` with what the artist made of it in ``scene``.

    A thing that was added gets its colour from ``reference``, uint8 ``(height, width, 3)`` sRGB. Raises
    ``MaquetteError`` that names the thing at fault.
    """
    rows = list(form_of(scene).objects)
    _check_names(rows)
    ids = _identifiers(rows)
    objects = tuple(_edited(row, ids, reference) for row in rows)
    _check_supports(objects)
    kept = set(ids.values())
    objects = tuple(replace(entry, behind=tuple(name for name in entry.behind if name in kept)) for entry in objects)
    if not any(entry.role == "object" for entry in objects):
        raise MaquetteError("There is no object left to build.", "Add one, or undo its removal.")
    return replace(blueprint, objects=objects)


def shown_objects(scene: bpy.types.Scene) -> tuple[BlueprintObject | None, ...]:
    """What the list in ``scene`` shows of each thing, as far as it can be drawn; None where its box is empty."""
    return tuple(_drawable(row) for row in form_of(scene).objects)


def _drawable(row: Any) -> BlueprintObject | None:
    box = (row.left, row.top, row.right, row.bottom)
    if box[0] >= box[2] or box[1] >= box[3]:
        return None
    if row.record:
        return with_box(from_json(BlueprintObject, json.loads(row.record)), box)
    return BlueprintObject("added", row.name, row.role, row.form, box, UNKNOWN)


def _check_names(rows: Sequence[Any]) -> None:
    names = [row.name.strip() for row in rows]
    for number, name in enumerate(names, 1):
        if not name:
            raise MaquetteError(f"Number {number} of the list has no name.", "Give it one, or remove it.")
        if names.count(name) > 1:
            raise MaquetteError(f"Two things are called {name!r}.", "Call one of them otherwise.")


def _identifiers(rows: Sequence[Any]) -> dict[str, str]:
    """The id of each row, by its name; one that was read keeps its own."""
    ids = {row.name: json.loads(row.record)["id"] for row in rows if row.record}
    for row in rows:
        if not row.record:
            ids[row.name] = free_identifier(row.name, ids.values())
    return ids


def _edited(row: Any, ids: dict[str, str], reference: NDArray[np.uint8]) -> BlueprintObject:
    box = (row.left, row.top, row.right, row.bottom)
    if box[0] >= box[2] or box[1] >= box[3]:
        side = "left of its right" if box[0] >= box[2] else "above its lower"
        raise MaquetteError(f"The box of {row.name!r} is empty: its first side is not {side}.", "Correct its box.")
    support = row.support if row.role == "object" else ""
    if support and support not in ids:
        raise MaquetteError(f"{row.name!r} stands on {support!r}, which is not in the list.", "Choose another support.")
    read = (
        from_json(BlueprintObject, json.loads(row.record))
        if row.record
        else added_object(row, ids[row.name], box, reference)
    )
    return replace(
        with_box(read, _as_read(box, read.box)),
        name=read.name if _is_called(row, read) else row.name.strip(),
        role=row.role,
        form=row.form,
        lying=row.lying,
        size=_as_read(tuple(row.size), read.size),
        support=ids.get(support, ""),
    )


def _is_called(row: Any, read: BlueprintObject) -> bool:
    """Whether its name was only told apart from another of the same."""
    return bool(row.name in (read.name, f"{read.name} ({read.id})"))


def _as_read(values: Any, read: Any) -> Any:
    """``read`` where ``values`` are the same but for what 32 bits lose."""
    return read if np.allclose(values, read, rtol=0.0, atol=SAME) else tuple(round(value, 6) for value in values)


def added_object(row: Any, identifier: str, box: Box, reference: NDArray[np.uint8]) -> BlueprintObject:
    """What the artist has added: ``row`` of the list as a record of that id, with an outline where one is found."""
    height, width = reference.shape[:2]
    inside = box_mask(inner_box(box, INNER_SHARE), height, width)
    colour: Colour = median_colour(reference, inside)
    material = Material(colour, colour, ROUGHNESS_OF_MOST)
    added = BlueprintObject(identifier, row.name.strip(), row.role, row.form, box, material)
    return refine_outline(reference, added, {}) if row.role == "object" else added


def _check_supports(objects: Sequence[BlueprintObject]) -> None:
    by_id = {entry.id: entry for entry in objects}
    for entry in objects:
        seen = {entry.id}
        below = entry
        while below.support:
            below = by_id[below.support]
            if below.id in seen:
                raise MaquetteError(
                    f"{entry.name!r} stands on itself, by way of what it carries.", "Choose another support for it."
                )
            seen.add(below.id)
