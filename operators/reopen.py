# SPDX-License-Identifier: GPL-3.0-or-later
"""Go back to an earlier stage and forward again."""

from typing import TYPE_CHECKING

import bpy

from .confirm_loss import confirm_repetition
from .doing import can_decide, do_again

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems

    from ..agent.critique import SectionName


class MAQUETTE_OT_reopen(bpy.types.Operator):
    """Do this earlier stage again, with your note, and run the later stages' programs behind it"""

    bl_idname = "maquette.reopen"
    bl_label = "Re-open Stage"
    bl_options = {"REGISTER"}

    if TYPE_CHECKING:
        stage: SectionName
    else:
        stage: bpy.props.StringProperty(name="Stage", options={"SKIP_SAVE"})

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether there is a stage to re-open."""
        return can_decide(cls, context, "review", "done")

    def invoke(self, context: bpy.types.Context, event: bpy.types.Event) -> "set[OperatorReturnItems]":
        """Say beforehand what would be lost."""
        return confirm_repetition(self, context, event, self.stage)

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Start the stage anew."""
        return do_again(self, context, "reopen", self.stage)
