# SPDX-License-Identifier: GPL-3.0-or-later
"""The Maquette tab in the 3D viewport's sidebar."""

import bpy

from ..operators.open_report import MAQUETTE_OT_open_report
from ..operators.reconstruct import MAQUETTE_OT_reconstruct
from ..properties import properties_of


class MAQUETTE_PT_sidebar(bpy.types.Panel):
    """Choose a picture, rebuild it, read how it went."""

    bl_label = "Maquette"
    bl_space_type = "VIEW_3D"
    bl_region_type = "UI"
    bl_category = "Maquette"

    def draw(self, context: bpy.types.Context) -> None:
        """Draw the panel; reads properties only, never the disk."""
        layout = self.layout
        layout.prop(properties_of(context.scene), "reference", text="")
        layout.operator(MAQUETTE_OT_reconstruct.bl_idname, icon="OUTLINER_OB_IMAGE")
        layout.operator(MAQUETTE_OT_open_report.bl_idname, icon="URL")
