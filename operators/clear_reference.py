# SPDX-License-Identifier: GPL-3.0-or-later
"""Forget the reference."""

from typing import TYPE_CHECKING

import bpy

from ..properties import properties_of
from .take_reference import reference_is_free

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_clear_reference(bpy.types.Operator):
    """Forget the reference picture. The file and what was built from it stay"""

    bl_idname = "maquette.clear_reference"
    bl_label = "Clear Reference"
    bl_options = {"UNDO"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether there is a reference that may change."""
        if not properties_of(context.scene).reference:
            cls.poll_message_set("There is no reference picture")
            return False
        return reference_is_free(cls, context)

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Empty the property."""
        properties_of(context.scene).reference = ""
        return {"FINISHED"}
