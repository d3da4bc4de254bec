# SPDX-License-Identifier: GPL-3.0-or-later
"""Try the stage again."""

from typing import TYPE_CHECKING

import bpy

from .confirm_loss import confirm_repetition
from .doing import can_decide, do_again, live_session

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems

    from ..agent.critique import SectionName


class MAQUETTE_OT_retry(bpy.types.Operator):
    """Try this stage again, with your note on what should be different"""

    bl_idname = "maquette.retry"
    bl_label = "Retry"
    bl_options = {"REGISTER"}

    if TYPE_CHECKING:
        stage: SectionName
    else:
        stage: bpy.props.StringProperty(name="Stage", options={"SKIP_SAVE"})

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether a stage can be tried again."""
        return can_decide(cls, context, "review", "done")

    def invoke(self, context: bpy.types.Context, event: bpy.types.Event) -> "set[OperatorReturnItems]":
        """Say beforehand what would be lost."""
        return confirm_repetition(self, context, event, self.stage)

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Start the stage anew with the note."""
        return do_again(self, context, "retry", self.stage or live_session(context).view.stage)
