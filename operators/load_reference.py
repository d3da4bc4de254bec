# SPDX-License-Identifier: GPL-3.0-or-later
"""Choose the picture to rebuild."""

from pathlib import Path
from typing import TYPE_CHECKING

import bpy

from ..properties import properties_of
from .picture_files import ENDINGS
from .take_reference import reference_is_free, take_reference

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_load_reference(bpy.types.Operator):
    """Choose the picture to rebuild as a scene. It can also be dropped into the 3D viewport"""

    bl_idname = "maquette.load_reference"
    bl_label = "Load Reference"
    bl_options = {"UNDO"}

    if TYPE_CHECKING:
        filepath: str
        filter_glob: str
        relative_path: bool
        display_type: str
    else:
        filepath: bpy.props.StringProperty(subtype="FILE_PATH", options={"SKIP_SAVE"})
        filter_glob: bpy.props.StringProperty(
            default=";".join(f"*{ending}" for ending in ENDINGS), options={"HIDDEN", "SKIP_SAVE"}
        )
        relative_path: bpy.props.BoolProperty(
            name="Relative Path",
            description="Remember the picture's place relative to the .blend file",
            default=True,
            options={"SKIP_SAVE"},
        )
        # The file browser knows the number 3 as its view with thumbnails.
        display_type: bpy.props.EnumProperty(items=[("THUMBNAIL", "Thumbnails", "", 3)], options={"HIDDEN"})

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether the reference may change."""
        return reference_is_free(cls, context)

    def invoke(self, context: bpy.types.Context, event: bpy.types.Event) -> "set[OperatorReturnItems]":
        """Take the picture that was dropped, else let one be chosen."""
        if not self.properties.is_property_set("relative_path"):
            self.relative_path = context.preferences.filepaths.use_relative_paths
        if self.filepath:
            return self.execute(context)
        # The browser opens where the present reference is.
        self.filepath = bpy.path.abspath(properties_of(context.scene).reference)
        context.window_manager.fileselect_add(self)
        return {"RUNNING_MODAL"}

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Take the picture, if it is one."""
        from ..agent.errors import PictureError

        try:
            take_reference(context.scene, Path(bpy.path.abspath(self.filepath)), self.relative_path)
        except PictureError as error:
            self.report({"ERROR"}, str(error))
            return {"CANCELLED"}
        return {"FINISHED"}
