# SPDX-License-Identifier: GPL-3.0-or-later
"""Lock the selected objects against later stages."""

from typing import TYPE_CHECKING

import bpy

from .doing import do, live_session
from .selected_here import selected_are_here

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_lock_objects(bpy.types.Operator):
    """Keep the selected objects as they are: no later stage changes them"""

    bl_idname = "maquette.lock_objects"
    bl_label = "Lock Selected"
    bl_options = {"REGISTER", "UNDO"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether objects of the session are selected."""
        return selected_are_here(cls, context)

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Lock them."""
        from ..scene.live.locking import lock_selected

        return do(self, lambda: lock_selected(live_session(context), context))
