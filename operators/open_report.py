# SPDX-License-Identifier: GPL-3.0-or-later
"""Show a session's report in the browser."""

from typing import TYPE_CHECKING

import bpy

from ..properties import properties_of
from .session_folder import session_folder

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_open_report(bpy.types.Operator):
    """Open the report of this scene's reconstruction in the browser"""

    bl_idname = "maquette.open_report"
    bl_label = "Open Report"
    bl_options = {"REGISTER"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether the scene comes from a session."""
        if properties_of(context.scene).session:
            return True
        cls.poll_message_set("No picture has been reconstructed in this scene yet")
        return False

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Open the file, if it is still there."""
        report = session_folder(properties_of(context.scene).session) / "report.html"
        if not report.is_file():
            self.report({"ERROR"}, f"The report is no longer there: {report}. Reconstruct the picture again")
            return {"CANCELLED"}
        bpy.ops.wm.url_open(url=report.as_uri())
        return {"FINISHED"}
