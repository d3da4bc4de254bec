# SPDX-License-Identifier: GPL-3.0-or-later
"""Show the session's folder."""

from typing import TYPE_CHECKING

import bpy
from bpy.app.translations import pgettext_rpt

from .session_here import session_is_here

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_reveal_folder(bpy.types.Operator):
    """Show the folder with pictures, prompts, answers and journal of this reconstruction in the file browser"""

    bl_idname = "maquette.reveal_folder"
    bl_label = "Reveal Session Folder"
    bl_options = {"REGISTER"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether there is a session."""
        return session_is_here(cls, context)

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Open the folder in the system's file browser."""
        from ..scene.live.open_sessions import session_of_scene

        folder = session_of_scene(context.scene).folder.root
        if not folder.is_dir():
            # The stubs take it for a procedure.
            words: str = pgettext_rpt("The folder {} is gone")  # type: ignore[func-returns-value]
            self.report({"ERROR"}, words.format(folder))
            return {"CANCELLED"}
        bpy.ops.wm.path_open(filepath=str(folder))
        return {"FINISHED"}
