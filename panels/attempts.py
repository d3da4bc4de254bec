# SPDX-License-Identifier: GPL-3.0-or-later
"""What was tried in a stage, and what became of it."""

from typing import TYPE_CHECKING

import bpy

from ..operators.translated import pgettext_iface
from .shown import shown_review
from .tab import InMaquetteTab
from .thumbnails import icon_of
from .wrapped_text import paragraph

if TYPE_CHECKING:
    from ..agent.review.view import AttemptRow

THUMBNAIL = 3.0
"""In widget units."""


class MAQUETTE_PT_attempts(InMaquetteTab, bpy.types.Panel):
    """Each attempt with its picture and its outcome."""

    bl_label = "Attempts"
    bl_parent_id = "MAQUETTE_PT_review"
    bl_options = {"DEFAULT_CLOSED"}
    bl_order = 3

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether any was made."""
        shown = shown_review(context)
        return shown is not None and bool(shown[1].attempts)

    def draw(self, context: bpy.types.Context) -> None:
        """Draw a row an attempt."""
        shown = shown_review(context)
        assert shown is not None
        for attempt in shown[1].attempts:
            _attempt(self.layout, context, attempt)


def _attempt(layout: bpy.types.UILayout, context: bpy.types.Context, attempt: "AttemptRow") -> None:
    row = layout.row()
    caption = pgettext_iface("Attempt {}").format(attempt.number)
    beside = 0.0
    if attempt.after is not None:
        beside = THUMBNAIL + 0.4
        left = row.column(align=True)
        left.ui_units_x = THUMBNAIL
        left.template_icon(icon_of(attempt.after), scale=THUMBNAIL)
        opened = left.operator("maquette.open_picture", text="", icon="FULLSCREEN_ENTER")
        opened.path = str(attempt.after)
        opened.caption = caption
    right = row.column(align=True)
    right.label(text=caption, icon="CHECKMARK" if attempt.kept else "DOT", translate=False)
    paragraph(right, context, attempt.outcome, inset=beside)
