# SPDX-License-Identifier: GPL-3.0-or-later
"""What the artist sees."""

import bpy

from .sidebar import MAQUETTE_PT_sidebar

classes = (MAQUETTE_PT_sidebar,)


def register() -> None:
    """Make the classes known to Blender, in order."""
    for cls in classes:
        bpy.utils.register_class(cls)


def unregister() -> None:
    """Take the classes back, in reverse order."""
    for cls in reversed(classes):
        bpy.utils.unregister_class(cls)
