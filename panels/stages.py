# SPDX-License-Identifier: GPL-3.0-or-later
"""The stages with how they came out, and what the artist has settled."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import bpy

from ..operators.translated import pgettext_iface
from .shown import latest_review, session_view, shown_review
from .tab import InMaquetteTab
from .words import ROW_ICONS, STATE_ICONS, clock, score, stage_name
from .wrapped_text import paragraph

if TYPE_CHECKING:
    from ..agent.review.view import SessionView, StageRow

SETTLED_SHOWN: Final = 8
SETTLED: Final[Mapping[str, str]] = {
    "locked": "locked",
    "changed form": "shape, place",
    "changed look": "materials",
    "changed form and look": "shape, materials",
    "added": "added",
    "removed": "removed",
}
"""What is kept of an object, by how it was settled."""


class MAQUETTE_PT_stages(InMaquetteTab, bpy.types.Panel):
    """Where the session stands; each stage can be looked back at."""

    bl_label = "Stages"
    bl_order = 4

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether there is a session."""
        return session_view(context) is not None

    def draw(self, context: bpy.types.Context) -> None:
        """Draw a row a stage."""
        view = session_view(context)
        assert view is not None
        shown = shown_review(context)
        column = self.layout.column(align=True)
        for row in view.stages:
            _stage(column, view, row, chosen=shown is not None and shown[1].stage == row.stage)
        if view.settled:
            _settled(self.layout, context, view)
        if view.state == "review":
            buttons = self.layout.row(align=True)
            buttons.operator("maquette.lock_objects", text="Lock", icon="LOCKED")
            buttons.operator("maquette.unlock_objects", text="Unlock", icon="UNLOCKED")


def _stage(column: bpy.types.UILayout, view: "SessionView", row: "StageRow", *, chosen: bool) -> None:
    split = column.split(factor=0.58, align=True)
    icon = STATE_ICONS.get(view.state, "PLAY") if row.state == "working" else ROW_ICONS[row.state]
    name = split.row(align=True)
    is_passed = view.review_of(row.stage) is not None
    name.enabled = is_passed or row.state == "working"
    button = name.operator("maquette.look_back", text=stage_name(row.stage), icon=icon, depress=chosen, translate=False)
    # The present is followed as it moves on; of a stage that is still worked on there is nothing to look at.
    latest = latest_review(view)
    is_present = latest is not None and latest.stage == row.stage
    button.stage = row.stage if is_passed and not is_present else ""
    figures = split.split(factor=0.55, align=True)
    for text in (score(row), clock(row.seconds) if row.seconds else ""):
        cell = figures.row()
        cell.alignment = "RIGHT"
        cell.label(text=text, translate=False)


def _settled(layout: bpy.types.UILayout, context: bpy.types.Context, view: "SessionView") -> None:
    column = layout.column(align=True)
    column.label(text="Kept as You Made Them")
    for name, how in view.settled[:SETTLED_SHOWN]:
        row = column.row(align=True)
        row.alignment = "LEFT"
        if how == "removed":
            row.label(text=name, icon="LOCKED", translate=False)
        else:
            row.operator("maquette.select_object", text=name, icon="LOCKED", translate=False, emboss=False).name = name
        paragraph(column, context, pgettext_iface(SETTLED[how]), icon="BLANK1", quiet=True)
    more = len(view.settled) - SETTLED_SHOWN
    if more > 0:
        paragraph(column, context, pgettext_iface("and {} more").format(more), quiet=True)
