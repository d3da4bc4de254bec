# SPDX-License-Identifier: GPL-3.0-or-later
"""Rebuild the reference picture as a scene."""

from typing import TYPE_CHECKING

import bpy

from ..properties import properties_of, window_properties
from .doing import do, means_of, order_of

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_reconstruct(bpy.types.Operator):
    """Rebuild the reference picture as an editable scene, stage by stage"""

    bl_idname = "maquette.reconstruct"
    bl_label = "Reconstruct"
    bl_options = {"REGISTER"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether there is a picture to start from, and nothing else being worked on."""
        from ..scene.live.open_sessions import working_session

        if working_session() is not None:
            cls.poll_message_set("Another reconstruction is being worked on")
            return False
        if not properties_of(context.scene).reference:
            cls.poll_message_set("Choose a reference picture first")
            return False
        return True

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Begin a new session."""
        from ..scene.live.commands import begin

        window_properties(context).stage = ""
        return do(self, lambda: begin(context.scene, order_of(context), means_of(context)))
