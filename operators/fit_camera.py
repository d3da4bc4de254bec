# SPDX-License-Identifier: GPL-3.0-or-later
"""Turn the camera by the round things in the reference."""

from typing import TYPE_CHECKING

import bpy

from .doing import can_decide, solve_here

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_fit_camera(bpy.types.Operator):
    """Tilt the camera until round things look as round as in the reference; what was built follows in the picture"""

    bl_idname = "maquette.fit_camera"
    bl_label = "Fit Camera"
    bl_options = {"REGISTER"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether a session is here that nothing works on."""
        return can_decide(cls, context, "review", "done")

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Start the solver."""
        return solve_here(self, context, "camera")
