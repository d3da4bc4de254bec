# SPDX-License-Identifier: GPL-3.0-or-later
"""Take what the artist did by hand at a review into the session."""

from typing import TYPE_CHECKING

import bpy

from ...agent.effects import Keep, Snapshot
from ...agent.settled import Settled
from ..kit.session import SESSION_MARK
from ..settled.edits import edits_since
from ..settled.marks import combined, settle, settled_facts

if TYPE_CHECKING:
    from .live_session import LiveSession


def take_over_edits(live: "LiveSession", stage: str) -> tuple[tuple[Settled, ...], Snapshot | None]:
    """Mark what the artist has changed since the session came to where it stands, and keep the scene as it is now.

    Gives all that is settled, and the state that was kept: None where nothing was changed.
    """
    performer = live.performer
    leave_edit_mode()
    scene, collection = performer.scene(), performer.collection()
    edits = edits_since(live.description, scene, collection) if live.description else None
    if edits:
        settle(collection, edits)
    settled = settled_facts(collection)
    if not edits and {(entry.name, entry.how) for entry in settled} == set(live.settled):
        return settled, None
    return settled, performer.keep(Keep(f"{stage}-by-hand-{live.stepper.position}-{live.key}"))


def leave_edit_mode() -> None:
    """Take what is being edited into the mesh, and let it be replaced."""
    if bpy.context.mode != "OBJECT":
        bpy.ops.object.mode_set(mode="OBJECT")


def compare_with_gate(live: "LiveSession") -> None:
    """Note what the artist has changed since the session came to where it stands."""
    scene, collection = live.performer.scene(), live.performer.collection()
    edits = edits_since(live.description, scene, collection) if live.description else None
    settled = {entry.name: entry.how for entry in settled_facts(collection)}
    if edits:
        settled |= {edit.name: combined(settled.get(edit.name), edit.how) for edit in edits.objects}
    live.edited = bool(edits)
    live.touched = tuple(settled.items())
    live.refresh()


def concerns(live: "LiveSession", depsgraph: bpy.types.Depsgraph) -> bool:
    """Whether an update of the dependency graph is of something that the session made."""
    for update in depsgraph.updates:
        datablock = update.id.original
        if isinstance(datablock, bpy.types.Object):
            if datablock.name in live.objects:
                return True
        elif datablock.get(SESSION_MARK) == live.settings.title and not isinstance(datablock, bpy.types.Scene):
            return True
    return False
