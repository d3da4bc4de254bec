# SPDX-License-Identifier: GPL-3.0-or-later
"""Which point of the picture lies under the mouse."""

import bpy

from ..agent.blueprint import Point
from .camera_frame import camera_frame
from .open_picture import PICTURE_MARK


def picture_point(window: bpy.types.Window, x: float, y: float) -> Point | None:
    """The point of the picture, x right and y down from 0 to 1, at these pixels of ``window``, y up.

    None where neither a picture of ours nor the view through the scene's camera lies there.
    """
    for area in window.screen.areas:
        region = next((entry for entry in area.regions if entry.type == "WINDOW"), None)
        if region is None or not (0 <= x - region.x < region.width and 0 <= y - region.y < region.height):
            continue
        found = _in_area(window.scene, area, region, x - region.x, y - region.y)
        return found if found is not None and all(0.0 <= part <= 1.0 for part in found) else None
    return None


def _in_area(
    scene: bpy.types.Scene, area: bpy.types.Area, region: bpy.types.Region, x: float, y: float
) -> Point | None:
    space = area.spaces.active
    if isinstance(space, bpy.types.SpaceImageEditor):
        if space.image is None or not space.image.get(PICTURE_MARK):
            return None
        across, up = region.view2d.region_to_view(x, y)
        return float(across), 1.0 - float(up)
    if not isinstance(space, bpy.types.SpaceView3D) or scene.camera is None or space.region_3d is None:
        return None
    if space.region_3d.view_perspective != "CAMERA":
        return None
    frame = camera_frame(scene, region, space.region_3d, scene.camera)
    return None if frame is None else ((x - frame.left) / frame.width, (frame.top - y) / frame.height)
