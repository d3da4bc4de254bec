# SPDX-License-Identifier: GPL-3.0-or-later
"""Remove a mark from the match of the camera."""

from typing import TYPE_CHECKING

import bpy

from .match_here import match_is_here

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems

    from ..agent.vision.marks.mark import MarkKind


class MAQUETTE_OT_remove_mark(bpy.types.Operator):
    """Remove the one of these that was dragged last"""

    bl_idname = "maquette.remove_mark"
    bl_label = "Remove Mark"
    bl_options = {"REGISTER", "INTERNAL"}

    if TYPE_CHECKING:
        kind: MarkKind
    else:
        kind: bpy.props.StringProperty(name="Kind", options={"SKIP_SAVE"})

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether the camera is being matched."""
        return match_is_here(cls, context)

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Remove it."""
        from ..scene.match.edit_marks import remove_mark

        remove_mark(context.scene, self.kind)
        return {"FINISHED"}
