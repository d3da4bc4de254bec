# SPDX-License-Identifier: GPL-3.0-or-later
"""Go on with the scene as it is."""

from typing import TYPE_CHECKING

import bpy

from .doing import can_decide, go_on

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_accept(bpy.types.Operator):
    """Go on with the scene as it is, your own changes included, and mend nothing that the critic left over"""

    bl_idname = "maquette.accept"
    bl_label = "Accept As It Is"
    bl_options = {"REGISTER"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether a stage waits for a word."""
        return can_decide(cls, context, "review")

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Start the next stage."""
        return go_on(self, context, "accept")
