# SPDX-License-Identifier: GPL-3.0-or-later
"""Named undo steps."""

import bpy


def push_undo(message: str) -> None:
    """Make what was done since the last step undoable as one step called ``message``."""
    if bpy.context.window is not None:
        bpy.ops.ed.undo_push(message=message)
        return
    # In a timer no window is the active one.
    for window in bpy.context.window_manager.windows[:1]:
        with bpy.context.temp_override(window=window):
            bpy.ops.ed.undo_push(message=message)
