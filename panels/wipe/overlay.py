# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the comparison over the camera view."""

import bpy
import gpu

from ...scene.wipe import is_current, renew_wipe, shown_wipe
from ..viewport_shapes import OUTLINE, circle, draw_label, draw_picture, fill, label_size, opaque
from .layout import GRIP_RADIUS, WipeLayout, wipe_layout


def draw_wipe() -> None:
    """Draw the comparison in the region that is being drawn, where it is shown there."""
    wipe = shown_wipe()
    if wipe is not None and not is_current(wipe) and not bpy.app.timers.is_registered(renew_wipe):
        # Nothing is read from disk while drawing.
        bpy.app.timers.register(renew_wipe)
    layout = wipe_layout(bpy.context)
    if layout is None:
        return
    gpu.state.blend_set("ALPHA")
    draw_picture(layout.wipe.left, layout.frame, layout.frame.left, layout.line)
    if layout.wipe.right is not None:
        draw_picture(layout.wipe.right, layout.frame, layout.line, layout.frame.right)
    _draw_handle(layout)
    _draw_labels(layout)
    gpu.state.blend_set("NONE")


def _draw_handle(layout: WipeLayout) -> None:
    theme = bpy.context.preferences.themes[0].user_interface
    colour = opaque(theme.gizmo_hi)
    unit = layout.scale
    x, y = layout.grip
    radius = GRIP_RADIUS * unit
    for half, shade in ((1.5 * unit, OUTLINE), (0.5 * unit, colour)):
        for bottom, top in ((layout.frame.bottom, y - radius), (y + radius, layout.frame.top)):
            if bottom < top:
                fill([(x - half, bottom), (x + half, bottom), (x + half, top), (x - half, top)], shade)
    fill(circle(x, y, radius + unit), OUTLINE)
    fill(circle(x, y, radius), colour)
    inner = theme.wcol_tool.inner_sel if layout.wipe.hot else theme.wcol_tool.inner
    fill(circle(x, y, radius - 1.5 * unit), opaque(inner))
    for side in (-1, 1):
        tip, back = x + side * 0.62 * radius, x + side * 0.22 * radius
        fill([(tip, y), (back, y + 0.35 * radius), (back, y - 0.35 * radius)], colour)


def _draw_labels(layout: WipeLayout) -> None:
    translated = bpy.app.translations.pgettext_iface
    other = translated("Render") if layout.wipe.right is not None else translated("Scene")
    _draw_label(layout, translated("Reference"), layout.visible.left, layout.line, 0.0)
    _draw_label(layout, other, layout.line, layout.visible.right, 1.0)


def _draw_label(layout: WipeLayout, text: str, left: float, right: float, align: float) -> None:
    """Write ``text`` at the bottom between ``left`` and ``right``: at the left end for ``align`` 0, the right for 1."""
    width, _ = label_size(text, layout.scale)
    margin = 8 * layout.scale
    if right - left >= width + 2 * margin:
        x = left + margin + align * (right - left - width - 2 * margin)
        draw_label(text, x, layout.visible.bottom + margin, layout.scale)
