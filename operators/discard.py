# SPDX-License-Identifier: GPL-3.0-or-later
"""Go on without a reconstruction."""

from typing import TYPE_CHECKING

import bpy

from ..properties import properties_of
from .doing import do, nothing_is_at_work
from .translated import pgettext_iface

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_discard(bpy.types.Operator):
    """Forget the unfinished reconstruction. What it has built stays in the scene as ordinary objects"""

    bl_idname = "maquette.discard"
    bl_label = "Discard"
    bl_options = {"REGISTER"}

    if TYPE_CHECKING:
        session: str
    else:
        session: bpy.props.StringProperty(name="Session", options={"SKIP_SAVE"})

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether nothing is being worked on."""
        return nothing_is_at_work(cls)

    def invoke(self, context: bpy.types.Context, event: bpy.types.Event) -> "set[OperatorReturnItems]":
        """Ask first."""
        return context.window_manager.invoke_confirm(
            self,
            event,
            title=pgettext_iface("Discard this reconstruction?"),
            message=pgettext_iface("It cannot be continued afterwards"),
            confirm_text=pgettext_iface("Discard"),
        )

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Forget the session named, or that of the scene."""
        from ..scene.live.commands import discard

        session = self.session or properties_of(context.scene).session
        return do(self, lambda: discard(session))
