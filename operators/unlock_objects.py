# SPDX-License-Identifier: GPL-3.0-or-later
"""Give the selected objects back to later stages."""

from typing import TYPE_CHECKING

import bpy

from .doing import do, live_session
from .selected_here import selected_are_here

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_unlock_objects(bpy.types.Operator):
    """Let later stages change the selected objects again, whether you locked them or changed them by hand"""

    bl_idname = "maquette.unlock_objects"
    bl_label = "Unlock Selected"
    bl_options = {"REGISTER", "UNDO"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether objects of the session are selected."""
        return selected_are_here(cls, context)

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Unlock them."""
        from ..scene.live.locking import unlock_selected

        return do(self, lambda: unlock_selected(live_session(context), context))
