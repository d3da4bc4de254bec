# SPDX-License-Identifier: GPL-3.0-or-later
"""Show Maquette's settings."""

from typing import TYPE_CHECKING

import bpy

from .. import __package__ as base_package

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_open_preferences(bpy.types.Operator):
    """Open Blender's preferences at Maquette's settings"""

    bl_idname = "maquette.open_preferences"
    bl_label = "Open Preferences"
    bl_options = {"REGISTER"}

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Let Blender show them."""
        bpy.ops.preferences.addon_show(module=base_package)
        return {"FINISHED"}
