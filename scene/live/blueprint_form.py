# SPDX-License-Identifier: GPL-3.0-or-later
"""The blueprint in the file, where the artist edits it, and back."""

import hashlib
import json
from typing import TYPE_CHECKING, Any

import bpy

from ...agent.blueprint import Blueprint, BlueprintObject
from ...agent.records import to_json
from .blueprint_drawing import draw_soon
from .scene_state import scenes_of

if TYPE_CHECKING:
    from .live_session import LiveSession


def show_blueprint(live: "LiveSession", edited: Blueprint | None = None) -> None:
    """Let the file hold the blueprint as it stands; the artist's edits of it stay.

    ``edited`` is laid over what was read, where that comes up for review again.
    """
    blueprint = live.blueprint
    if blueprint is None:
        return
    made_from = hashlib.sha256(json.dumps(to_json(blueprint), sort_keys=True).encode()).hexdigest()[:16]
    for scene in scenes_of(live.session):
        form = form_of(scene)
        if form.made_from != made_from or edited is not None:
            _fill(form, (edited or blueprint).objects)
            form.made_from = made_from
    draw_soon()


def form_of(scene: bpy.types.Scene) -> Any:
    """What the artist edits in ``scene``."""
    # The property group belongs to the extension's top; the stubs know no such properties.
    return scene.maquette.blueprint  # type: ignore[attr-defined]


def add_object(scene: bpy.types.Scene, name: str) -> int:
    """Add a thing called ``name``, in the middle of the picture, and say where it is in the list."""
    objects = form_of(scene).objects
    taken = {entry.name for entry in objects}
    number = 1
    free = name
    while free in taken:
        number += 1
        free = f"{name} {number}"
    grounds = [entry.name for entry in objects if entry.role == "ground"]
    supports = [entry.support for entry in objects]
    added = objects.add()
    added.name = added.known_as = free
    added.support = max(grounds, key=supports.count, default="")
    added.left, added.top, added.right, added.bottom = 0.4, 0.4, 0.6, 0.6
    return len(objects) - 1


def remove_object(scene: bpy.types.Scene, index: int) -> None:
    """Take a thing out of the list; what stood on it stands on what carried it."""
    objects = form_of(scene).objects
    removed = objects[index]
    name, below = removed.name, removed.support
    objects.remove(index)
    for entry in objects:
        if entry.support == name:
            entry.support = below if below != entry.name else ""
    draw_soon()


def _fill(form: Any, entries: tuple[BlueprintObject, ...]) -> None:
    names = _names(entries)
    form.objects.clear()
    for entry in entries:
        row = form.objects.add()
        row.name = names[entry.id]
        row.known_as = row.name
        row.record = json.dumps(to_json(entry))
        row.role, row.form, row.lying, row.size = entry.role, entry.form, entry.lying, entry.size
        row.support = names.get(entry.support, "")
        row.left, row.top, row.right, row.bottom = entry.box


def _names(entries: tuple[BlueprintObject, ...]) -> dict[str, str]:
    """What each entry is called, by id; by these names one stands on another, so each is given once."""
    names: dict[str, str] = {}
    for entry in entries:
        name = entry.name or entry.id
        names[entry.id] = name if name not in names.values() else f"{name} ({entry.id})"
    return names
