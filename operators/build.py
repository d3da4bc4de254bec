# SPDX-License-Identifier: GPL-3.0-or-later
"""Build what was seen in the picture."""

from typing import TYPE_CHECKING

import bpy

from .doing import can_decide, do, live_session, means_of

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_build(bpy.types.Operator):
    """Build what is in the list, with your corrections, stage by stage"""

    bl_idname = "maquette.build"
    bl_label = "Build This"
    bl_options = {"REGISTER"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether a blueprint waits for a word."""
        return can_decide(cls, context, "blueprint")

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Start the first stage."""
        from ..scene.live.agreeing import build

        live = live_session(context)
        return do(self, lambda: build(live, context.scene, means_of(context)))
