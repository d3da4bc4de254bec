# SPDX-License-Identifier: GPL-3.0-or-later
"""The marks' grips, as one gizmo: nothing runs, and no click is taken, while none is dragged."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import bpy

from ...scene.live.undo import push_undo
from ...scene.match.matching import matching
from .layout import match_layout

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_GT_match_grip(bpy.types.Gizmo):
    """Takes the mouse on points and lines; the overlay draws them."""

    bl_idname = "MAQUETTE_GT_match_grip"

    def draw(self, context: bpy.types.Context) -> None:
        """Forget what the mouse was on when it is not there any more; the overlay draws the marks."""
        found = matching()
        if found is not None and found.hot is not None and not self.is_highlight and not self.is_modal:
            found.hot = None

    def test_select(self, context: bpy.types.Context, location: Iterable[int]) -> int:
        """0 where the mouse is on a mark, else -1."""
        layout = match_layout(context)
        if layout is None:
            return -1
        part = layout.part_at(*location)
        if part != layout.matching.hot:
            layout.matching.hot = part
            context.region.tag_redraw()
        return -1 if part is None else 0

    def invoke(self, context: bpy.types.Context, event: bpy.types.Event) -> "set[OperatorReturnItems]":
        """Begin to drag."""
        layout = match_layout(context)
        part = layout.part_at(event.mouse_region_x, event.mouse_region_y) if layout else None
        if layout is None or part is None:
            return {"CANCELLED"}
        layout.matching.hot = self.part = part
        self.start = layout.marks[part.mark].points
        self.pointer = (event.mouse_region_x, event.mouse_region_y)
        return {"RUNNING_MODAL"}

    def modal(self, context: bpy.types.Context, event: bpy.types.Event, tweak: Any) -> "set[OperatorReturnItems]":
        """Follow the mouse, with Shift ten times as finely."""
        from ...scene.match.edit_marks import drag_part

        layout = match_layout(context)
        if layout is not None:
            fine = 0.1 if event.shift else 1.0
            x, y = event.mouse_region_x - self.pointer[0], event.mouse_region_y - self.pointer[1]
            drag_part(context.scene, self.part, self.start, layout.moved(fine * x, fine * y))
            context.area.tag_redraw()
        return {"RUNNING_MODAL"}

    def exit(self, context: bpy.types.Context, cancel: bool) -> None:
        """Leave the mark there as a step of undo, or with Esc and the right mouse button put it back."""
        from ...scene.match.edit_marks import drag_part

        if matching() is None:
            return
        if cancel:
            drag_part(context.scene, self.part, self.start, (0.0, 0.0))
            context.area.tag_redraw()
        else:
            # Not in the middle of an operator of Blender's.
            bpy.app.timers.register(_push)


class MAQUETTE_GGT_match(bpy.types.GizmoGroup):
    """The marks' grips in every viewport that shows them."""

    bl_idname = "MAQUETTE_GGT_match"
    bl_label = "Match Camera"
    bl_space_type = "VIEW_3D"
    bl_region_type = "WINDOW"
    bl_options = {"PERSISTENT", "SHOW_MODAL_ALL"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether a camera is matched in this viewport."""
        return match_layout(context) is not None

    def setup(self, context: bpy.types.Context) -> None:
        """Make the grips."""
        grip = self.gizmos.new(MAQUETTE_GT_match_grip.bl_idname)
        grip.use_draw_modal = True


def _push() -> None:
    if matching() is not None:
        push_undo("Maquette: Move Mark")
