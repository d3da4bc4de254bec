# SPDX-License-Identifier: GPL-3.0-or-later
"""Go on to the next stage."""

from typing import TYPE_CHECKING

import bpy

from .doing import can_decide, go_on

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_approve(bpy.types.Operator):
    """Take what this stage did and go on to the next one"""

    bl_idname = "maquette.approve"
    bl_label = "Approve"
    bl_options = {"REGISTER"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether a stage waits for a word."""
        return can_decide(cls, context, "review")

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Start the next stage."""
        return go_on(self, context, "approve")
