# SPDX-License-Identifier: GPL-3.0-or-later
"""The program that makes the scene."""

import bpy

from .files import draw_files
from .shown import session_view
from .tab import InMaquetteTab
from .words import stage_name


class MAQUETTE_PT_program(InMaquetteTab, bpy.types.Panel):
    """The code of every stage, to read, change, run and take away."""

    bl_label = "Program"
    bl_options = {"DEFAULT_CLOSED"}
    bl_order = 7

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether any stage has left code."""
        view = session_view(context)
        return view is not None and any(review.code for review in view.reviews)

    def draw(self, context: bpy.types.Context) -> None:
        """Draw a row a stage, and the ways out."""
        view = session_view(context)
        assert view is not None
        column = self.layout.column(align=True)
        for review in view.reviews:
            if not review.code:
                continue
            row = column.row(align=True)
            shown = row.operator("maquette.show_code", text=stage_name(review.stage), icon="TEXT", translate=False)
            shown.stage = review.stage
            if view.state != "working":
                row.operator("maquette.run_again", text="", icon="PLAY").stage = review.stage
        if view.state != "done":
            draw_files(self.layout)
