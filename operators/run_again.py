# SPDX-License-Identifier: GPL-3.0-or-later
"""Run a stage's program as the artist has edited it."""

from typing import TYPE_CHECKING

import bpy

from .confirm_loss import confirm_repetition
from .doing import can_decide, do, live_session, means_of

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems

    from ..agent.critique import SectionName


class MAQUETTE_OT_run_again(bpy.types.Operator):
    """Run this stage's program as it is in the Text editor, and the later stages' programs behind it"""

    bl_idname = "maquette.run_again"
    bl_label = "Run Again"
    bl_options = {"REGISTER"}

    if TYPE_CHECKING:
        stage: SectionName
    else:
        stage: bpy.props.StringProperty(name="Stage", options={"SKIP_SAVE"})

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether programs can be run now."""
        return can_decide(cls, context, "review", "done")

    def invoke(self, context: bpy.types.Context, event: bpy.types.Event) -> "set[OperatorReturnItems]":
        """Say beforehand what would be lost."""
        return confirm_repetition(self, context, event, self.stage)

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Start the stage anew with the edited program."""
        from ..scene.live.rewriting import rewrite

        live = live_session(context)
        return do(self, lambda: rewrite(live, self.stage, means_of(context)))
