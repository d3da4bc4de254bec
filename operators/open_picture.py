# SPDX-License-Identifier: GPL-3.0-or-later
"""Show a picture at full size."""

from pathlib import Path
from typing import TYPE_CHECKING

import bpy

from .looking import look

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_open_picture(bpy.types.Operator):
    """Show this picture at full size in an image editor"""

    bl_idname = "maquette.open_picture"
    bl_label = "Open Picture"
    bl_options = {"INTERNAL"}

    if TYPE_CHECKING:
        path: str
        caption: str
    else:
        path: bpy.props.StringProperty(name="Path", description="File of the picture", options={"SKIP_SAVE"})
        caption: bpy.props.StringProperty(name="Caption", description="What it shows", options={"SKIP_SAVE"})

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Show it."""
        from ..scene.open_picture import open_picture

        return look(self, lambda: open_picture(context, Path(self.path), self.caption))
