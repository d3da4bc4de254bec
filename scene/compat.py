# SPDX-License-Identifier: GPL-3.0-or-later
"""Where Blender 4.2 to 5.2 differ in what the scene side touches."""

import bpy


def blend_relative_path_options() -> set[str]:
    """Options of a ``StringProperty`` whose path may begin with ``//``; before 4.5 every path may."""
    return {"PATH_SUPPORTS_BLEND_RELATIVE"} if bpy.app.version >= (4, 5, 0) else set()
