# SPDX-License-Identifier: GPL-3.0-or-later
"""What the artist can do, one verb a file."""

import bpy

from . import command
from .allow_online import MAQUETTE_OT_allow_online
from .open_preferences import MAQUETTE_OT_open_preferences
from .open_report import MAQUETTE_OT_open_report
from .reconstruct import MAQUETTE_OT_reconstruct

classes = (MAQUETTE_OT_reconstruct, MAQUETTE_OT_open_report, MAQUETTE_OT_allow_online, MAQUETTE_OT_open_preferences)


def register() -> None:
    """Make the operators and the command known to Blender."""
    for cls in classes:
        bpy.utils.register_class(cls)
    command.register()


def unregister() -> None:
    """Take back what ``register`` did."""
    command.unregister()
    for cls in reversed(classes):
        bpy.utils.unregister_class(cls)
