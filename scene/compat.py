# SPDX-License-Identifier: GPL-3.0-or-later
"""Where Blender 4.2 to 5.2 differ in what the scene side touches."""

import bpy

CURVES_ARE_IN_LAYERS = bpy.app.version >= (4, 4, 0)
"""Of an action; its ``fcurves`` and ``groups``, until they went, are but another way to them."""
GROUP_INPUTS_ARE_CUSTOM_PROPERTIES = bpy.app.version < (5, 2, 0)
"""Of a Geometry Nodes modifier; later they are ordinary ones."""


def blend_relative_path_options() -> set[str]:
    """Options of a ``StringProperty`` whose path may begin with ``//``; before 4.5 every path may."""
    return {"PATH_SUPPORTS_BLEND_RELATIVE"} if bpy.app.version >= (4, 5, 0) else set()
