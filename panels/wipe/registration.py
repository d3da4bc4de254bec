# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows the comparison while there is one, and leaves nothing behind when there is none."""

import bpy
from bpy.app.handlers import persistent

from ...scene.wipe import end_wipe, shown_wipe, watchers
from ...scene.wipe_picture import forget_wipe_pictures
from .overlay import draw_wipe

_handles: list[object] = []
"""What Blender gave for the drawing of the comparison; empty while nothing is compared."""


def show_or_hide() -> None:
    """Begin to draw the comparison, or cease to where it has ended."""
    if shown_wipe() is not None and not _handles:
        _handles.append(bpy.types.SpaceView3D.draw_handler_add(draw_wipe, (), "WINDOW", "POST_PIXEL"))
    elif shown_wipe() is None and _handles:
        bpy.types.SpaceView3D.draw_handler_remove(_handles.pop(), "WINDOW")
        forget_wipe_pictures()
    for window in bpy.context.window_manager.windows:
        for area in window.screen.areas:
            if area.type == "VIEW_3D":
                area.tag_redraw()


@persistent  # type: ignore[untyped-decorator]  # The stubs give it no types.
def end_with_the_file(*_: object) -> None:
    """A comparison belongs to the file that is open."""
    end_wipe()


def register() -> None:
    """Listen for comparisons."""
    watchers.append(show_or_hide)
    bpy.app.handlers.load_pre.append(end_with_the_file)


def unregister() -> None:
    """End the comparison and listen no longer."""
    end_wipe()
    bpy.app.handlers.load_pre.remove(end_with_the_file)
    watchers.remove(show_or_hide)
