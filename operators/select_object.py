# SPDX-License-Identifier: GPL-3.0-or-later
"""Select an object by its name."""

from typing import TYPE_CHECKING

import bpy

from .looking import look

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_select_object(bpy.types.Operator):
    """Select this object and make it the active one"""

    bl_idname = "maquette.select_object"
    bl_label = "Select Object"
    bl_options = {"INTERNAL", "UNDO"}

    if TYPE_CHECKING:
        name: str
    else:
        name: bpy.props.StringProperty(
            name="Name", description="Name of an object, or of a material or light that objects use"
        )

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Select it."""
        from ..scene.select_object import select_object

        return look(self, lambda: select_object(context, self.name))
