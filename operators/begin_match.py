# SPDX-License-Identifier: GPL-3.0-or-later
"""Match the camera to the reference by hand."""

from typing import TYPE_CHECKING

import bpy

from .doing import nothing_is_at_work
from .looking import look
from .session_here import session_is_here

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_begin_match(bpy.types.Operator):
    """Mark edges, the horizon, circles or a height on the reference, and let the camera follow"""

    bl_idname = "maquette.begin_match"
    bl_label = "Match Camera"
    bl_options = {"REGISTER"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether there is a session that waits, its camera, and a viewport to draw in."""
        from ..scene.camera_view import viewport_area
        from ..scene.live.open_sessions import view_of
        from ..scene.match.begin import can_be_matched

        if not session_is_here(cls, context) or not nothing_is_at_work(cls):
            return False
        if view_of(context.scene).state not in ("review", "done"):
            cls.poll_message_set("The camera can be matched when a stage is done")
            return False
        if not can_be_matched(context.scene):
            cls.poll_message_set("The scene is not seen through the reconstruction's camera")
            return False
        if viewport_area(context) is None:
            cls.poll_message_set("This window shows no 3D viewport")
            return False
        return True

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Show the marks over the camera's view."""
        from ..scene.camera_view import look_through_camera
        from ..scene.match.begin import begin_match

        look_through_camera(context)
        return look(self, lambda: begin_match(context.scene))
