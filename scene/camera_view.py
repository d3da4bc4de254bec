# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a 3D viewport look through the scene's camera."""

import bpy


def viewport_area(context: bpy.types.Context) -> bpy.types.Area | None:
    """The 3D viewport that is meant: the one that was clicked in, else the largest of the window."""
    if context.area is not None and context.area.type == "VIEW_3D":
        return context.area
    areas = [area for area in context.window.screen.areas if area.type == "VIEW_3D"] if context.window else []
    return max(areas, key=lambda area: area.width * area.height, default=None)


def look_through_camera(context: bpy.types.Context) -> None:
    """Show the scene's camera in the 3D viewport that is meant; Numpad 0 brings the view before back."""
    area = viewport_area(context)
    space = area.spaces.active
    assert isinstance(space, bpy.types.SpaceView3D)
    has_own_camera = space.use_local_camera and space.camera != context.scene.camera
    if has_own_camera:
        space.use_local_camera = False
    if space.region_3d.view_perspective != "CAMERA":
        region = next(region for region in area.regions if region.type == "WINDOW")
        with context.temp_override(area=area, region=region):
            bpy.ops.view3d.view_camera()
