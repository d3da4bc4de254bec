# SPDX-License-Identifier: GPL-3.0-or-later
"""Cancel the match of the camera."""

from typing import TYPE_CHECKING

import bpy

from .match_here import match_is_here

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_cancel_match(bpy.types.Operator):
    """Put the camera back to how it was. The marks are kept for another time"""

    bl_idname = "maquette.cancel_match"
    bl_label = "Cancel"
    bl_options = {"REGISTER"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether the camera is being matched."""
        return match_is_here(cls, context)

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Put the camera back."""
        from ..scene.match.end import cancel_match

        cancel_match()
        return {"FINISHED"}
