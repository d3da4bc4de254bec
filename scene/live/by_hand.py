# SPDX-License-Identifier: GPL-3.0-or-later
"""Take what the artist did by hand at a review into the session."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from typing import TYPE_CHECKING

import bpy

from ...agent.critique import ReviewName
from ...agent.effects import Decision, Keep
from ...agent.section import Section
from ...agent.settled import How, Settled
from ..description.records import SceneDescription
from ..kit.session import SESSION_MARK
from ..settled.edits import Edit, Edits, edits_since
from ..settled.edits_as_code import edits_as_code
from ..settled.marks import combined, settle, settled_facts

if TYPE_CHECKING:
    from .live_session import LiveSession


def take_over_edits(live: "LiveSession", decision: Decision, stage: ReviewName) -> Decision:
    """``decision`` on ``stage`` with what the artist has changed since the session came to where it stands.

    That is marked as settled, and the scene is kept as it is now. Where nothing was changed no state is kept.
    """
    performer = live.performer
    leave_edit_mode()
    scene, collection = performer.scene(), performer.collection()
    edits = _edits(live)
    if edits:
        settle(collection, edits)
    settled = settled_facts(collection)
    if not edits and {(entry.name, entry.how) for entry in settled} == set(live.settled):
        return replace(decision, settled=settled)
    state = performer.keep(Keep(f"{stage}-by-hand-{live.stepper.position}-{live.key}"))
    if stage == "blueprint":
        # What was there before the first stage is no part of the program.
        return replace(decision, settled=settled, state=state)
    section = Section(stage, "", by_hand=True, settled=settled)
    if live.description:
        code, untold = edits_as_code(edits, live.description, scene)
        silent = {edit.name for edit in edits.objects if not _said(edit, live.description, scene)}
        section = replace(section, code=code, untold=untold, settled=_as_before(settled, silent, dict(live.settled)))
    return replace(decision, settled=settled, state=state, by_hand=(section,))


def program_now(live: "LiveSession") -> tuple[Section, ...]:
    """The session's program with what the artist has changed since the session came to where it stands."""
    stage = live.gate.review.stage if live.gate else "blueprint"
    if live.stretch is not None or stage == "blueprint":
        return live.program
    edits = _edits(live)
    if not edits:
        return live.program
    code, untold = edits_as_code(edits, live.description, live.performer.scene())
    return (*live.program, Section(stage, code, by_hand=True, untold=untold))


def _edits(live: "LiveSession") -> Edits:
    """What the artist has changed since the session came to where it stands, as far as that is known."""
    if live.description is None:
        return Edits()
    return edits_since(live.description, live.performer.scene(), live.performer.collection())


def _said(edit: Edit, before: SceneDescription, scene: bpy.types.Scene) -> bool:
    """Whether code says anything of it."""
    return bool(edits_as_code(Edits((edit,)), before, scene)[0])


def _as_before(settled: Iterable[Settled], names: Set[str], before: Mapping[str, How]) -> tuple[Settled, ...]:
    """``settled``, but for objects with these ``names`` what was settled ``before``."""
    return tuple(
        replace(entry, how=before[entry.name]) if entry.name in names else entry
        for entry in settled
        if entry.name not in names or entry.name in before
    )


def leave_edit_mode() -> None:
    """Take what is being edited into the mesh, and let it be replaced."""
    if bpy.context.mode != "OBJECT":
        bpy.ops.object.mode_set(mode="OBJECT")


def compare_with_gate(live: "LiveSession") -> None:
    """Note what the artist has changed since the session came to where it stands."""
    scene, collection = live.performer.scene(), live.performer.collection()
    edits = _edits(live)
    settled = {entry.name: entry.how for entry in settled_facts(collection)}
    live.untold = ()
    if edits and live.description:
        settled |= {edit.name: combined(settled.get(edit.name), edit.how) for edit in edits.objects}
        _, live.untold = edits_as_code(edits, live.description, scene)
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
