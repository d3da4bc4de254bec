# SPDX-License-Identifier: GPL-3.0-or-later
"""Say by a click what belongs to a thing in the picture."""

from typing import TYPE_CHECKING

import bpy

from ..properties import window_properties
from .doing import can_decide, live_session, thing_is_chosen
from .looking import look
from .translated import pgettext_iface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_mark_point(bpy.types.Operator):
    """Click what belongs to this thing, or what does not, in the opened picture; its outline follows"""

    bl_idname = "maquette.mark_point"
    bl_label = "Mark Point"
    bl_options = {"REGISTER", "UNDO"}

    if TYPE_CHECKING:
        belongs: bool
        point: Sequence[float]
    else:
        belongs: bpy.props.BoolProperty(
            name="Belongs", description="The point shows this thing, rather than another", default=True
        )
        point: bpy.props.FloatVectorProperty(
            name="Point", description="Where in the picture, from the left and from the top", size=2, min=0.0, max=1.0
        )

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether a blueprint waits for a word, and something of it is chosen."""
        return can_decide(cls, context, "blueprint") and thing_is_chosen(cls, context)

    def invoke(self, context: bpy.types.Context, event: bpy.types.Event) -> "set[OperatorReturnItems]":
        """Wait for a click."""
        context.window.cursor_modal_set("CROSSHAIR")
        context.workspace.status_text_set(pgettext_iface("Click in the opened picture     Esc: Stop"))
        context.window_manager.modal_handler_add(self)
        return {"RUNNING_MODAL"}

    def modal(self, context: bpy.types.Context, event: bpy.types.Event) -> "set[OperatorReturnItems]":
        """Take the first click into the picture; leave all else to Blender."""
        from ..scene.picture_point import picture_point

        if event.type in {"ESC", "RIGHTMOUSE"} and event.value == "PRESS":
            self.cancel(context)
            return {"CANCELLED"}
        if event.type != "LEFTMOUSE" or event.value != "PRESS":
            return {"PASS_THROUGH"}
        found = picture_point(context.window, event.mouse_x, event.mouse_y)
        if found is None:
            return {"PASS_THROUGH"}
        self.cancel(context)
        self.point = found
        return self.execute(context)

    def cancel(self, context: bpy.types.Context) -> None:
        """Give cursor and status bar back."""
        context.window.cursor_modal_restore()
        context.workspace.status_text_set(None)

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Draw the outline anew."""
        from ..scene.live.mark_point import mark_point

        x, y = self.point
        live, index = live_session(context), window_properties(context).blueprint_object
        return look(self, lambda: mark_point(live, context.scene, index, (x, y), belongs=self.belongs))
