# SPDX-License-Identifier: GPL-3.0-or-later
"""Show a stage's code."""

from typing import TYPE_CHECKING

import bpy

from .looking import look
from .session_here import session_is_here

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_show_code(bpy.types.Operator):
    """Show this stage's code in a text editor, to read it or to change it"""

    bl_idname = "maquette.show_code"
    bl_label = "Show Code"
    bl_options = {"INTERNAL"}

    if TYPE_CHECKING:
        stage: str
    else:
        stage: bpy.props.StringProperty(name="Stage", options={"SKIP_SAVE"})

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether there is a session."""
        return session_is_here(cls, context)

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Show it."""
        from ..scene.live.open_sessions import view_of
        from ..scene.open_text import show_code

        return look(self, lambda: show_code(context, view_of(context.scene).session, self.stage))
