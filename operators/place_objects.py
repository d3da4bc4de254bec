# SPDX-License-Identifier: GPL-3.0-or-later
"""Bring things to where the reference shows them."""

from typing import TYPE_CHECKING

import bpy

from .doing import can_decide, solve_here

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_place_objects(bpy.types.Operator):
    """Move, turn and size things to where the reference shows them. What you changed or locked stays"""

    bl_idname = "maquette.place_objects"
    bl_label = "Place Objects"
    bl_options = {"REGISTER"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether a session is here that nothing works on."""
        return can_decide(cls, context, "review", "done")

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Start the solver."""
        return solve_here(self, context, "placement")
