# SPDX-License-Identifier: GPL-3.0-or-later
"""End the reconstruction here."""

from typing import TYPE_CHECKING

import bpy

from .doing import can_decide, go_on

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_finish(bpy.types.Operator):
    """Leave out the stages that are left and finish with the scene as it is"""

    bl_idname = "maquette.finish"
    bl_label = "Finish Here"
    bl_options = {"REGISTER"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether a stage waits for a word."""
        return can_decide(cls, context, "review")

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Take the last look and write the report."""
        return go_on(self, context, "finish")
