# SPDX-License-Identifier: GPL-3.0-or-later
"""The program of the stage that is looked at."""

import bpy

from .shown import shown_review
from .tab import InMaquetteTab


class MAQUETTE_PT_code(InMaquetteTab, bpy.types.Panel):
    """Ways to read, compare and change the stage's code."""

    bl_label = "Code"
    bl_parent_id = "MAQUETTE_PT_review"
    bl_options = {"DEFAULT_CLOSED"}
    bl_order = 4

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether the stage has any."""
        shown = shown_review(context)
        return shown is not None and bool(shown[1].code)

    def draw(self, context: bpy.types.Context) -> None:
        """Draw the buttons."""
        shown = shown_review(context)
        assert shown is not None
        view, review = shown
        column = self.layout.column(align=True)
        column.operator("maquette.show_code", text="Show Code", icon="TEXT").stage = review.stage
        if review.code_before:
            difference = column.operator(
                "maquette.show_difference", text="Show What Changed in It", icon="ARROW_LEFTRIGHT"
            )
            difference.stage = review.stage
        if view.state != "working":
            column.operator("maquette.run_again", text="Run Again After Editing", icon="PLAY").stage = review.stage
