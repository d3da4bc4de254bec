# SPDX-License-Identifier: GPL-3.0-or-later
"""Bring back how the scene was after a stage."""

from typing import TYPE_CHECKING

import bpy

from ..properties import window_properties
from .confirm_loss import confirm_loss
from .doing import can_decide, do, live_session

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems

    from ..agent.critique import ReviewName


class MAQUETTE_OT_roll_back(bpy.types.Operator):
    """Bring back how the scene was when this stage was done, and review it again"""

    bl_idname = "maquette.roll_back"
    bl_label = "Roll Back to Here"
    bl_options = {"REGISTER"}

    if TYPE_CHECKING:
        stage: ReviewName
    else:
        stage: bpy.props.StringProperty(name="Stage", options={"SKIP_SAVE"})

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether there is anything to roll back."""
        return can_decide(cls, context, "review", "done", "stopped", "failed", "interrupted")

    def invoke(self, context: bpy.types.Context, event: bpy.types.Event) -> "set[OperatorReturnItems]":
        """Say beforehand what would be lost."""
        return confirm_loss(self, context, event, self.stage)

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Bring back the state and its review."""
        from ..scene.live.commands import roll_back

        live = live_session(context)
        window_properties(context).stage = ""
        return do(self, lambda: roll_back(live, self.stage))
