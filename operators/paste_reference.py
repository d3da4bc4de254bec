# SPDX-License-Identifier: GPL-3.0-or-later
"""Take the reference from the clipboard."""

from typing import TYPE_CHECKING

import bpy

from .take_reference import reference_is_free, take_reference

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_paste_reference(bpy.types.Operator):
    """Take the picture on the clipboard, or the picture file whose path is there, as reference"""

    bl_idname = "maquette.paste_reference"
    bl_label = "Paste Reference"
    bl_options = {"UNDO"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether the reference may change; the clipboard is only looked at on a click."""
        return reference_is_free(cls, context)

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Take what is there, if it is a picture."""
        from ..agent.errors import PictureError
        from ..scene.clipboard import picture_on_clipboard

        try:
            take_reference(context.scene, picture_on_clipboard(context), relative=False)
        except PictureError as error:
            self.report({"ERROR"}, str(error))
            return {"CANCELLED"}
        return {"FINISHED"}
