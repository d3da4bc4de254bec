# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the parts of the comparison lie in one viewport."""

from dataclasses import dataclass
from typing import Final

import bpy

from ...scene.camera_frame import Frame, camera_frame
from ...scene.wipe import Wipe, shown_wipe

GRIP_RADIUS: Final = 11.0
"""Pixels at a resolution scale of 1."""
SIDES: Final = frozenset({"TOOLS", "UI"})
"""Regions that may lie over the viewport's left and right."""


@dataclass(frozen=True)
class WipeLayout:
    """In pixels of the region."""

    wipe: Wipe
    frame: Frame
    """The camera's picture."""
    visible: Frame
    """The part of it that nothing lies over."""
    line: float
    """Where the two sides meet, always within the visible part so that the grip stays in reach."""
    scale: float
    """Pixels for one pixel at a resolution scale of 1."""

    @property
    def grip(self) -> tuple[float, float]:
        """The grip's centre."""
        return self.line, (self.visible.bottom + self.visible.top) / 2

    def is_on_grip(self, x: float, y: float) -> bool:
        """Whether the mouse there would take the grip."""
        grip_x, grip_y = self.grip
        return (x - grip_x) ** 2 + (y - grip_y) ** 2 <= (1.5 * GRIP_RADIUS * self.scale) ** 2

    def position_at(self, x: float) -> float:
        """The handle's position that brings the line to ``x``, or as near as the visible part allows."""
        line = min(max(x, self.visible.left), self.visible.right)
        return (line - self.frame.left) / self.frame.width


def wipe_layout(context: bpy.types.Context) -> WipeLayout | None:
    """The layout in ``context.region``; None where nothing is compared there."""
    wipe = shown_wipe()
    scene, region, view, space = context.scene, context.region, context.region_data, context.space_data
    if wipe is None or scene.session_uid != wipe.scene or not isinstance(space, bpy.types.SpaceView3D):
        return None
    if view is None or view.view_perspective != "CAMERA" or scene.camera is None:
        return None
    if space.use_local_camera and space.camera != scene.camera:
        return None
    frame = camera_frame(scene, region, view, scene.camera)
    visible = frame and frame.within(_uncovered(context.area, region))
    if frame is None or visible is None:
        return None
    line = min(max(frame.left + wipe.position * frame.width, visible.left), visible.right)
    return WipeLayout(wipe, frame, visible, line, context.preferences.system.ui_scale)


def _uncovered(area: bpy.types.Area, region: bpy.types.Region) -> Frame:
    """The part of the viewport that neither toolbar nor sidebar lies over."""
    left, right = region.x, region.x + region.width
    for other in area.regions:
        # A closed sidebar is one pixel wide.
        if other.type in SIDES and other.width > 1:
            if other.alignment == "LEFT":
                left = max(left, other.x + other.width)
            else:
                right = min(right, other.x)
    return Frame(left - region.x, 0, right - region.x, region.height)
