# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture that is rebuilt."""

from pathlib import Path

import bpy

from ..operators.translated import pgettext_iface
from ..properties import properties_of
from ..scene.match.matching import matching_in
from .picture import scale_beside
from .shown import session_view, shown_review
from .tab import InMaquetteTab
from .thumbnails import icon_of
from .wrapped_text import paragraph


class MAQUETTE_PT_reference(InMaquetteTab, bpy.types.Panel):
    """The picture that is rebuilt."""

    bl_label = "Reference"
    bl_order = 0

    def draw(self, context: bpy.types.Context) -> None:
        """Draw the picture and what can be done with it."""
        properties = properties_of(context.scene)
        layout = self.layout
        if not properties.reference:
            _invitation(layout, context)
            return
        view = session_view(context)
        if shown_review(context) is None and not (view is not None and view.state == "blueprint"):
            # Large, but never so tall that it hides what is below.
            icon = icon_of(Path(bpy.path.abspath(properties.reference)))
            layout.template_icon(icon, scale=min(scale_beside(context, 1), 12.0 if view is None else 7.0))
        layout.prop(properties, "reference", text="")
        _choices(layout)
        if view is not None and context.scene.camera is not None:
            column = layout.column(align=True)
            column.prop(properties, "show_background")
            opacity = column.row()
            opacity.active = properties.show_background
            opacity.prop(properties, "background_opacity", slider=True)
            if view.state in ("review", "done") and matching_in(context.scene) is None:
                layout.operator("maquette.begin_match", icon="VIEW_CAMERA")


def _invitation(layout: bpy.types.UILayout, context: bpy.types.Context) -> None:
    column = layout.column(align=True)
    column.scale_y = 1.4
    column.operator("maquette.load_reference", text="Load Picture", icon="FILE_FOLDER")
    column.operator("maquette.paste_reference", text="Paste", icon="PASTEDOWN")
    hint = pgettext_iface("Or drop a picture into the viewport.")
    paragraph(layout, context, hint, quiet=True)


def _choices(layout: bpy.types.UILayout) -> None:
    row = layout.row(align=True)
    row.operator("maquette.load_reference", text="Load", icon="FILE_FOLDER")
    row.operator("maquette.paste_reference", text="Paste", icon="PASTEDOWN")
    row.operator("maquette.clear_reference", text="", icon="X")
