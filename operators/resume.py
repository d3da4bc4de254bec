# SPDX-License-Identifier: GPL-3.0-or-later
"""Go on with a reconstruction that was stopped or interrupted."""

from typing import TYPE_CHECKING

import bpy

from ..properties import properties_of
from .doing import do, means_of, nothing_is_at_work
from .translated import pgettext_iface

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_resume(bpy.types.Operator):
    """Go on where the reconstruction was stopped or interrupted"""

    bl_idname = "maquette.resume"
    bl_label = "Continue"
    bl_options = {"REGISTER"}

    if TYPE_CHECKING:
        session: str
    else:
        session: bpy.props.StringProperty(name="Session", options={"SKIP_SAVE"})

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether nothing else is being worked on."""
        return nothing_is_at_work(cls)

    def invoke(self, context: bpy.types.Context, event: bpy.types.Event) -> "set[OperatorReturnItems]":
        """Say beforehand what would be lost."""
        from ..scene.live.open_sessions import view_of

        view = view_of(context.scene)
        if view is None or not view.edited or self.session not in ("", view.session):
            return self.execute(context)
        message = pgettext_iface("Your changes since it was stopped are lost")
        return context.window_manager.invoke_confirm(
            self, event, title=self.bl_label, message=message, confirm_text=self.bl_label, icon="WARNING"
        )

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Go on with the session named, or with that of the scene."""
        from ..scene.live.commands import resume

        session = self.session or properties_of(context.scene).session
        return do(self, lambda: resume(session, context.scene, means_of(context)))
