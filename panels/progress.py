# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes on while a stage is worked on."""

import time
from typing import TYPE_CHECKING

import bpy

from ..operators.translated import pgettext_iface
from .shown import session_view
from .tab import InMaquetteTab
from .waiting import draw_waiting
from .words import clock, stage_name
from .wrapped_text import paragraph

if TYPE_CHECKING:
    from ..agent.review.view import SessionView


class MAQUETTE_PT_progress(InMaquetteTab, bpy.types.Panel):
    """How far the work has come, and the way to stop it."""

    bl_label = "Working"
    bl_order = 3

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether the session is being worked on."""
        view = session_view(context)
        return view is not None and view.state == "working"

    def draw(self, context: bpy.types.Context) -> None:
        """Draw the bar, the figures and the button."""
        view = session_view(context)
        assert view is not None
        layout = self.layout
        if view.stage is not None:
            layout.label(text=stage_name(view.stage), icon="PLAY", translate=False)
        layout.progress(factor=view.progress, text=f"{view.progress * 100:.0f} %", translate=False)
        if view.waiting is not None:
            draw_waiting(layout, context, view.waiting)
        elif view.message:
            paragraph(layout, context, pgettext_iface(view.message))
        _facts(layout, view)
        row = layout.row()
        row.scale_y = 1.4
        row.operator("maquette.stop", icon="CANCEL")
        paragraph(layout, context, pgettext_iface("Esc stops too. What is finished is kept."), quiet=True)


def _facts(layout: bpy.types.UILayout, view: "SessionView") -> None:
    column = layout.column(align=True)
    column.scale_y = 0.8
    worked = view.seconds + (max(0.0, time.monotonic() - view.started) if view.started else 0.0)
    _fact(column, clock(worked), label="Time")
    if view.attempt:
        _fact(column, pgettext_iface("{} of {}").format(view.attempt, view.attempts), label="Attempt")
    if view.is_recording:
        _fact(column, view.provider, label="Answers")
    if view.tokens == 0:
        # Nothing was asked of a model yet, or never will be.
        return
    unknown = pgettext_iface("unknown")
    _fact(column, unknown if view.tokens is None else f"{view.tokens:,}", label="Tokens")
    _fact(column, unknown if view.cost is None else f"{view.cost:.2f} $", label="Cost")


def _fact(column: bpy.types.UILayout, value: str, *, label: str) -> None:
    row = column.split(factor=0.4)
    row.label(text=label)
    row.label(text=value, translate=False)
