# SPDX-License-Identifier: GPL-3.0-or-later
"""What was seen in the picture, once it is being built or was."""

import bpy

from .blueprint import draw_doubts, draw_seen
from .blueprint_list import draw_chosen, draw_list
from .shown import session_view
from .tab import InMaquetteTab


class MAQUETTE_PT_blueprint_agreed(InMaquetteTab, bpy.types.Panel):
    """What is being built, to look at."""

    bl_label = "What I Saw"
    bl_order = 8
    bl_options = {"DEFAULT_CLOSED"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether there is a blueprint that waits for no word."""
        view = session_view(context)
        return view is not None and view.blueprint is not None and view.state != "blueprint"

    def draw(self, context: bpy.types.Context) -> None:
        """Draw it as at its review, with a way back there."""
        view = session_view(context)
        assert view is not None
        layout = self.layout
        draw_seen(layout, context, view)
        draw_list(layout, context, editable=False)
        draw_chosen(layout, context, editable=False)
        draw_doubts(layout, context, view)
        if view.state != "working":
            layout.operator("maquette.roll_back", text="Roll Back to Here", icon="LOOP_BACK").stage = "blueprint"
