# SPDX-License-Identifier: GPL-3.0-or-later
"""The grip of the comparison's handle, as a gizmo: nothing runs, and no click is taken, while it is not dragged."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import bpy

from ...scene.wipe import shown_wipe
from .layout import wipe_layout

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_GT_wipe_grip(bpy.types.Gizmo):
    """Takes the mouse on the grip; the overlay draws it."""

    bl_idname = "MAQUETTE_GT_wipe_grip"

    def draw(self, context: bpy.types.Context) -> None:
        """Say whether the mouse is on the grip, which the overlay draws."""
        wipe = shown_wipe()
        if wipe is not None:
            wipe.hot = self.is_highlight

    def test_select(self, context: bpy.types.Context, location: Iterable[int]) -> int:
        """0 where the mouse is on the grip, else -1."""
        layout = wipe_layout(context)
        return 0 if layout is not None and layout.is_on_grip(*location) else -1

    def invoke(self, context: bpy.types.Context, event: bpy.types.Event) -> "set[OperatorReturnItems]":
        """Begin to drag."""
        wipe = shown_wipe()
        self.start = wipe.position if wipe else 0.0
        return {"RUNNING_MODAL"}

    def modal(self, context: bpy.types.Context, event: bpy.types.Event, tweak: Any) -> "set[OperatorReturnItems]":
        """Follow the mouse."""
        layout = wipe_layout(context)
        if layout is not None:
            layout.wipe.position = layout.position_at(event.mouse_region_x)
            context.region.tag_redraw()
        return {"RUNNING_MODAL"}

    def exit(self, context: bpy.types.Context, cancel: bool) -> None:
        """Stay, or with Esc and the right mouse button go back to where the handle was."""
        wipe = shown_wipe()
        if cancel and wipe is not None:
            wipe.position = self.start
            context.region.tag_redraw()


class MAQUETTE_GGT_wipe(bpy.types.GizmoGroup):
    """The comparison's grip in every viewport that shows it."""

    bl_idname = "MAQUETTE_GGT_wipe"
    bl_label = "Compare with Reference"
    bl_space_type = "VIEW_3D"
    bl_region_type = "WINDOW"
    bl_options = {"PERSISTENT", "SHOW_MODAL_ALL"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether the comparison is shown in this viewport."""
        return wipe_layout(context) is not None

    def setup(self, context: bpy.types.Context) -> None:
        """Make the grip."""
        grip = self.gizmos.new(MAQUETTE_GT_wipe_grip.bl_idname)
        grip.use_draw_modal = True
