# SPDX-License-Identifier: GPL-3.0-or-later
"""Drop a picture into the 3D viewport."""

import bpy

from .load_reference import MAQUETTE_OT_load_reference
from .picture_files import ENDINGS


class MAQUETTE_FH_reference(bpy.types.FileHandler):
    """Takes pictures that are dropped as references.

    Blender's own handlers, for empties and background images, take them too, so that the artist
    chooses from a menu.
    """

    bl_idname = "MAQUETTE_FH_reference"
    bl_label = "Reference for Maquette"
    bl_import_operator = MAQUETTE_OT_load_reference.bl_idname
    bl_file_extensions = ";".join(ENDINGS)

    @classmethod
    def poll_drop(cls, context: bpy.types.Context) -> bool:
        """Whether it was dropped into a 3D viewport or its sidebar."""
        return context.area is not None and context.area.type == "VIEW_3D"
