# SPDX-License-Identifier: GPL-3.0-or-later
"""Take what the artist did by hand at a review into the session."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import bpy

from ...agent.critique import SectionName
from ...agent.effects import Decision, Keep
from ...agent.section import Section
from ...agent.settled import How, Settled
from ..kit.session import SESSION_MARK
from ..settled.edits import Edits, edits_since
from ..settled.edits_as_code import edits_as_code
from ..settled.marks import combined, settle, settled_facts

if TYPE_CHECKING:
    from .live_session import LiveSession


def take_over_edits(live: "LiveSession", decision: Decision, stage: SectionName) -> Decision:
    """``decision`` on ``stage`` with what the artist has changed since the session came to where it stands.

    That is marked as settled, and the scene is kept as it is now. Where nothing was changed no state is kept.
    """
    performer = live.performer
    leave_edit_mode()
    scene, collection = performer.scene(), performer.collection()
    edits = edits_since(live.description, scene, collection) if live.description else Edits()
    if edits:
        settle(collection, edits)
    settled = settled_facts(collection)
    if not edits and {(entry.name, entry.how) for entry in settled} == set(live.settled):
        return replace(decision, settled=settled)
    state = performer.keep(Keep(f"{stage}-by-hand-{live.stepper.position}-{live.key}"))
    code, untold = edits_as_code(edits, scene)
    said = _said(edits, settled, dict(live.settled), scene)
    section = Section(stage, code, by_hand=True, settled=said, untold=untold)
    return replace(decision, settled=settled, state=state, by_hand=(section,))


def _said(
    edits: Edits, settled: tuple[Settled, ...], before: Mapping[str, How], scene: bpy.types.Scene
) -> tuple[Settled, ...]:
    """What of ``settled`` is so once the edits have been done again by code; ``before`` is what was so without them."""
    silent = {edit.name for edit in edits.objects if not edits_as_code(Edits((edit,)), scene)[0]}
    return tuple(
        replace(entry, how=before[entry.name]) if entry.name in silent else entry
        for entry in settled
        if entry.name not in silent or entry.name in before
    )


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
