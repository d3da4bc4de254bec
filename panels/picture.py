# SPDX-License-Identifier: GPL-3.0-or-later
"""A picture in the sidebar, a click away from its full size."""

from pathlib import Path

import bpy

from .thumbnails import icon_of


def picture(layout: bpy.types.UILayout, path: Path, caption: str, scale: float) -> None:
    """Draw the thumbnail of ``path`` over a button that opens it.

    ``caption`` is translated already; ``scale`` is the thumbnail's side in widget units.
    """
    column = layout.column(align=True)
    column.template_icon(icon_of(path), scale=scale)
    opened = column.operator("maquette.open_picture", text=caption, translate=False)
    opened.path = str(path)
    opened.caption = caption


def scale_beside(context: bpy.types.Context, pictures: int) -> float:
    """The scale of each of so many pictures that fill the sidebar's width together."""
    unit = 20.0 * context.preferences.system.ui_scale
    inside = context.region.width / unit - 2.4
    return max(inside / pictures, 2.0)
