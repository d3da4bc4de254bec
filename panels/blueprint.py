# SPDX-License-Identifier: GPL-3.0-or-later
"""What was seen in the picture, to be corrected before anything is built."""

from typing import TYPE_CHECKING

import bpy

from ..operators.translated import pgettext_iface
from ..properties import window_properties
from .blueprint_list import draw_chosen, draw_list
from .picture import picture, scale_beside
from .shown import session_view
from .tab import InMaquetteTab
from .wrapped_text import paragraph

if TYPE_CHECKING:
    from ..agent.review.view import SessionView

TALLEST = 9.0
"""Of the picture, in widget units: the list below stays in sight."""


class MAQUETTE_PT_blueprint(InMaquetteTab, bpy.types.Panel):
    """What was seen in the picture, and the artist's corrections."""

    bl_label = "What I See"
    bl_order = 3

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether a blueprint waits for a word."""
        view = session_view(context)
        return view is not None and view.state == "blueprint"

    def draw(self, context: bpy.types.Context) -> None:
        """Draw the picture, the list, the buttons and the chosen thing."""
        view = session_view(context)
        assert view is not None
        layout = self.layout
        paragraph(layout, context, pgettext_iface("Correct what is wrong before anything is built."))
        draw_seen(layout, context, view)
        draw_list(layout, context, editable=True)
        # Above the details, which may reach beyond the window's edge.
        build = layout.row()
        build.scale_y = 1.6
        build.operator("maquette.build", icon="CHECKMARK")
        if view.sees:
            column = layout.column(align=True)
            column.prop(window_properties(context), "note", text="", placeholder=pgettext_iface("What was missed?"))
            column.operator("maquette.read_again", icon="FILE_REFRESH")
        draw_chosen(layout, context, editable=True)
        draw_doubts(layout, context, view)


def draw_seen(layout: bpy.types.UILayout, context: bpy.types.Context, view: "SessionView") -> None:
    """Draw the picture with the things numbered as in the list."""
    if view.blueprint_picture is not None:
        caption = pgettext_iface("What Was Seen")
        picture(layout, view.blueprint_picture, caption, min(scale_beside(context, 1), TALLEST))


def draw_doubts(layout: bpy.types.UILayout, context: bpy.types.Context, view: "SessionView") -> None:
    """Draw what could not be told of the picture as a whole."""
    for doubt in view.blueprint.doubts if view.blueprint else ():
        paragraph(layout, context, doubt, icon="QUESTION", quiet=True)
