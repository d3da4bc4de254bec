# SPDX-License-Identifier: GPL-3.0-or-later
"""Take a question to a chat."""

from typing import TYPE_CHECKING

import bpy

from .looking import look
from .waiting_here import question_waits, waiting_here

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_copy_prompt(bpy.types.Operator):
    """Copy the words of the question, to be pasted into a chat together with its pictures"""

    bl_idname = "maquette.copy_prompt"
    bl_label = "Copy Prompt"
    bl_options = {"REGISTER"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether a question waits."""
        return question_waits(cls, context)

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Put the words on the clipboard."""
        from ..scene.carry_question import copy_prompt

        return look(self, lambda: copy_prompt(context.window_manager, waiting_here(context)))
