# SPDX-License-Identifier: GPL-3.0-or-later
"""Have Blender draw again what shows a session."""

import bpy


def redraw_sidebars() -> None:
    """Mark the 3D viewports' sidebars to be drawn again."""
    for window in bpy.context.window_manager.windows:
        for area in window.screen.areas:
            if area.type == "VIEW_3D":
                for region in area.regions:
                    if region.type == "UI":
                        region.tag_redraw()


def redraw_viewports() -> None:
    """Mark the 3D viewports to be drawn again, sidebars included."""
    for window in bpy.context.window_manager.windows:
        for area in window.screen.areas:
            if area.type == "VIEW_3D":
                area.tag_redraw()
