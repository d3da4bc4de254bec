# SPDX-License-Identifier: GPL-3.0-or-later
"""Show the pictures of a question."""

from typing import TYPE_CHECKING

import bpy

from .waiting_here import question_waits, waiting_here

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_open_pictures(bpy.types.Operator):
    """Show the folder with the pictures of the question, to be dragged into the chat in the order of their numbers"""

    bl_idname = "maquette.open_pictures"
    bl_label = "Open Pictures"
    bl_options = {"REGISTER"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether a question waits."""
        return question_waits(cls, context)

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Open the folder in the system's file browser."""
        waiting = waiting_here(context)
        assert waiting is not None
        bpy.ops.wm.path_open(filepath=str(waiting.folder))
        return {"FINISHED"}
