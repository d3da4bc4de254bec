# SPDX-License-Identifier: GPL-3.0-or-later
"""Remove what is not in the picture, or shall not be built."""

from typing import TYPE_CHECKING

import bpy

from ..properties import window_properties
from .doing import can_decide, thing_is_chosen

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_remove_from_blueprint(bpy.types.Operator):
    """Remove this thing from the list, so that it is not built"""

    bl_idname = "maquette.remove_from_blueprint"
    bl_label = "Remove Thing"
    bl_options = {"REGISTER", "UNDO"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether a blueprint waits for a word, and something of it is chosen."""
        return can_decide(cls, context, "blueprint") and thing_is_chosen(cls, context)

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Remove it and look at the one before."""
        from ..scene.live.blueprint_form import remove_object

        window = window_properties(context)
        remove_object(context.scene, window.blueprint_object)
        window.blueprint_object = max(0, window.blueprint_object - 1)
        return {"FINISHED"}
