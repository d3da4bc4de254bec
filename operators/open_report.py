# SPDX-License-Identifier: GPL-3.0-or-later
"""Show a session's report in the browser."""

from typing import TYPE_CHECKING

import bpy
from bpy.app.translations import pgettext_rpt

from .session_here import session_is_here

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_open_report(bpy.types.Operator):
    """Open the report of this scene's reconstruction in the browser"""

    bl_idname = "maquette.open_report"
    bl_label = "Open Report"
    bl_options = {"REGISTER"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether there is a session that is done, for the report is written at its end."""
        from ..scene.live.open_sessions import view_of

        if not session_is_here(cls, context):
            return False
        if view_of(context.scene).state != "done":
            cls.poll_message_set("The report is written when the last stage is done")
            return False
        return True

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Open the file, if it is still there."""
        from ..scene.live.open_sessions import session_of_scene

        report = session_of_scene(context.scene).folder.report
        if not report.is_file():
            # The stubs take it for a procedure.
            words: str = pgettext_rpt("The report {} is gone")  # type: ignore[func-returns-value]
            self.report({"ERROR"}, words.format(report))
            return {"CANCELLED"}
        bpy.ops.wm.url_open(url=report.as_uri())
        return {"FINISHED"}
