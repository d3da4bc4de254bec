# SPDX-License-Identifier: GPL-3.0-or-later
"""End the work that goes on."""

from typing import TYPE_CHECKING

import bpy

from .doing import do

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_stop(bpy.types.Operator):
    """Stop now. The scene goes back to the best state so far, and you can continue later"""

    bl_idname = "maquette.stop"
    bl_label = "Stop"
    bl_options = {"REGISTER"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether anything is being worked on."""
        from ..scene.live.open_sessions import working_session

        return working_session() is not None

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Stop it."""
        from ..scene.live import driver

        return do(self, driver.stop)
