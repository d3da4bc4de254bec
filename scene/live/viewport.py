# SPDX-License-Identifier: GPL-3.0-or-later
"""Let the artist see what the session builds."""

import bpy


def look_through_camera(scene: bpy.types.Scene) -> None:
    """In every window that shows ``scene``, let the largest 3D viewport look through its camera."""
    for window in bpy.context.window_manager.windows:
        areas = [area for area in window.screen.areas if area.type == "VIEW_3D"]
        if window.scene != scene or not areas:
            continue
        area = max(areas, key=lambda entry: entry.width * entry.height)
        space = area.spaces.active
        assert isinstance(space, bpy.types.SpaceView3D)
        space.region_3d.view_perspective = "CAMERA"
        region = next(entry for entry in area.regions if entry.type == "WINDOW")
        with bpy.context.temp_override(window=window, area=area, region=region):
            bpy.ops.view3d.view_center_camera()
