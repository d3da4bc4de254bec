# SPDX-License-Identifier: GPL-3.0-or-later
"""Show what changed in a stage's code."""

from typing import TYPE_CHECKING

import bpy

from .looking import look
from .session_here import session_is_here

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_show_difference(bpy.types.Operator):
    """Show in a text editor how this stage's code differs from that of the attempt before"""

    bl_idname = "maquette.show_difference"
    bl_label = "Show Difference"
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
        from ..scene.open_text import show_difference

        return look(self, lambda: show_difference(context, view_of(context.scene), self.stage))
