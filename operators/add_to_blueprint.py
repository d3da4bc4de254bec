# SPDX-License-Identifier: GPL-3.0-or-later
"""Add what was missed in the picture."""

from typing import TYPE_CHECKING

import bpy

from ..properties import window_properties
from .doing import can_decide
from .translated import pgettext_iface

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_add_to_blueprint(bpy.types.Operator):
    """Add a thing that was missed; then say where in the picture it is"""

    bl_idname = "maquette.add_to_blueprint"
    bl_label = "Add Thing"
    bl_options = {"REGISTER", "UNDO"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether a blueprint waits for a word."""
        return can_decide(cls, context, "blueprint")

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Add it and look at it."""
        from ..scene.live.blueprint_form import add_object

        window_properties(context).blueprint_object = add_object(context.scene, pgettext_iface("Thing"))
        return {"FINISHED"}
