# SPDX-License-Identifier: GPL-3.0-or-later
"""Let Blender connect to the internet."""

from typing import TYPE_CHECKING

import bpy

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_allow_online(bpy.types.Operator):
    """Allow Blender and its extensions to connect to the internet"""

    bl_idname = "maquette.allow_online"
    bl_label = "Allow Online Access"
    bl_options = {"REGISTER"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether it is forbidden, by the preferences alone."""
        if bpy.app.online_access:
            cls.poll_message_set("Online access is allowed already")
            return False
        if bpy.app.online_access_override:
            cls.poll_message_set("Blender was started with --offline-mode, which goes before its preferences")
            return False
        return True

    def invoke(self, context: bpy.types.Context, event: bpy.types.Event) -> "set[OperatorReturnItems]":
        """Say what it means before it is done."""
        return context.window_manager.invoke_confirm(
            self,
            event,
            title="Allow online access?",
            message="Blender and all its extensions may then connect to the internet.\n"
            "Maquette does so only to ask the server that you have chosen, when you reconstruct a picture.",
            confirm_text="Allow",
            icon="QUESTION",
        )

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Switch it on in Blender's own preferences."""
        context.preferences.system.use_online_access = True
        context.preferences.is_dirty = True
        return {"FINISHED"}
