# SPDX-License-Identifier: GPL-3.0-or-later
"""Set base colours by the reference."""

from typing import TYPE_CHECKING

import bpy

from .doing import can_decide, solve_here

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_fit_colours(bpy.types.Operator):
    """Set base colours by the colours that the reference shows. What you changed or locked stays"""

    bl_idname = "maquette.fit_colours"
    bl_label = "Fit Colours"
    bl_options = {"REGISTER"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether a session is here that nothing works on."""
        return can_decide(cls, context, "review", "done")

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Start the solver."""
        return solve_here(self, context, "colour")
