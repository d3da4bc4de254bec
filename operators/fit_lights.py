# SPDX-License-Identifier: GPL-3.0-or-later
"""Light the scene as the reference is lit."""

from typing import TYPE_CHECKING

import bpy

from .doing import can_decide, solve_here

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_fit_lights(bpy.types.Operator):
    """Set strength, colour and place of the lights and the world so that the scene is lit as the reference is"""

    bl_idname = "maquette.fit_lights"
    bl_label = "Fit Lights"
    bl_options = {"REGISTER"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether a session is here that nothing works on."""
        return can_decide(cls, context, "review", "done")

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Start the solver."""
        return solve_here(self, context, "light")
