# SPDX-License-Identifier: GPL-3.0-or-later
"""Confirm the match of the camera."""

from typing import TYPE_CHECKING

import bpy

from .match_here import match_is_here

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_confirm_match(bpy.types.Operator):
    """Keep the camera as the marks tell. From then on it is a change that you made by hand"""

    bl_idname = "maquette.confirm_match"
    bl_label = "Confirm"
    bl_options = {"REGISTER"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether the camera is being matched."""
        return match_is_here(cls, context)

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Keep the camera."""
        from ..scene.match.end import confirm_match

        confirm_match()
        return {"FINISHED"}
