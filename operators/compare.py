# SPDX-License-Identifier: GPL-3.0-or-later
"""Compare the scene with its reference."""

from typing import TYPE_CHECKING

import bpy

from .session_here import session_is_here

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_compare(bpy.types.Operator):
    """Show the reference over the left of the camera view, with a handle to drag. Click again to end"""

    bl_idname = "maquette.compare"
    bl_label = "Compare"

    if TYPE_CHECKING:
        stage: str
    else:
        stage: bpy.props.StringProperty(
            name="Stage",
            description="Compare with the render of this stage; empty for what the viewport shows",
            options={"SKIP_SAVE"},
        )

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether there is a session, a camera and a viewport to compare in."""
        from ..scene.camera_view import viewport_area

        if not session_is_here(cls, context):
            return False
        if context.scene.camera is None:
            cls.poll_message_set("The scene has no camera yet")
            return False
        if viewport_area(context) is None:
            cls.poll_message_set("This window shows no 3D viewport")
            return False
        return True

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Begin to compare, or end it where just this is being compared."""
        from ..agent.errors import MaquetteError
        from ..scene.camera_view import look_through_camera
        from ..scene.wipe import begin_wipe, end_wipe, is_compared

        if is_compared(context.scene, self.stage):
            end_wipe()
            return {"FINISHED"}
        try:
            begin_wipe(context.scene, self.stage)
        except MaquetteError as error:
            self.report({"ERROR"}, str(error))
            return {"CANCELLED"}
        look_through_camera(context)
        return {"FINISHED"}
