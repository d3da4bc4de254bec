# SPDX-License-Identifier: GPL-3.0-or-later
"""Bring the answer of a chat back."""

from typing import TYPE_CHECKING

import bpy

from .looking import look
from .waiting_here import question_waits, waiting_here

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_paste_answer(bpy.types.Operator):
    """Take what you copied from the chat as its answer. What does not fit is told here, and you can paste again"""

    bl_idname = "maquette.paste_answer"
    bl_label = "Paste Answer"
    bl_options = {"REGISTER"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether a question waits; the clipboard is only looked at on a click."""
        return question_waits(cls, context)

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Hand the clipboard's text to whoever waits for it."""
        from ..scene.carry_question import paste_answer

        return look(self, lambda: paste_answer(context.window_manager, waiting_here(context)))
