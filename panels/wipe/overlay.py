# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the comparison over the camera view."""

import math
from typing import TYPE_CHECKING, Any, Final

import blf
import bpy
import gpu
from gpu_extras.batch import batch_for_shader

from ...scene.wipe import is_current, renew_wipe, shown_wipe
from .layout import GRIP_RADIUS, WipeLayout, wipe_layout

if TYPE_CHECKING:
    from ...scene.camera_frame import Frame
    from ...scene.wipe_picture import WipePicture

Colour = tuple[float, float, float, float]

FONT: Final = 0
CIRCLE_CORNERS: Final = 32
LIGHT_SHADER: Final = "IMAGE" if bpy.app.version < (5, 0, 0) else "IMAGE_SCENE_LINEAR_TO_REC709_SRGB"
"""Leaves the light of a texture as it is; from 5.0 on, ``IMAGE`` takes textures for levels."""
OUTLINE: Final[Colour] = (0.0, 0.0, 0.0, 0.6)
"""Around line and grip, so that they are seen on bright pictures too."""


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
    _draw_picture(layout.wipe.left, layout.frame, layout.frame.left, layout.line)
    if layout.wipe.right is not None:
        _draw_picture(layout.wipe.right, layout.frame, layout.line, layout.frame.right)
    _draw_handle(layout)
    _draw_labels(layout)
    gpu.state.blend_set("NONE")


def _draw_picture(picture: "WipePicture", frame: "Frame", left: float, right: float) -> None:
    """Draw the part of ``picture``, which fills ``frame``, from ``left`` to ``right``."""
    if right <= left:
        return
    start, end = (left - frame.left) / frame.width, (right - frame.left) / frame.width
    shader = gpu.shader.from_builtin(LIGHT_SHADER)
    corners = [(left, frame.bottom), (right, frame.bottom), (right, frame.top), (left, frame.top)]
    places = [(start, 0.0), (end, 0.0), (end, 1.0), (start, 1.0)]
    batch = batch_for_shader(shader, "TRIS", {"pos": corners, "texCoord": places}, indices=[(0, 1, 2), (0, 2, 3)])
    shader.bind()
    shader.uniform_sampler("image", picture.texture())
    batch.draw(shader)


def _draw_handle(layout: WipeLayout) -> None:
    theme = bpy.context.preferences.themes[0].user_interface
    colour = _opaque(theme.gizmo_hi)
    unit = layout.scale
    x, y = layout.grip
    radius = GRIP_RADIUS * unit
    for half, shade in ((1.5 * unit, OUTLINE), (0.5 * unit, colour)):
        for bottom, top in ((layout.frame.bottom, y - radius), (y + radius, layout.frame.top)):
            if bottom < top:
                _fill([(x - half, bottom), (x + half, bottom), (x + half, top), (x - half, top)], shade)
    _fill(_circle(x, y, radius + unit), OUTLINE)
    _fill(_circle(x, y, radius), colour)
    inner = theme.wcol_tool.inner_sel if layout.wipe.hot else theme.wcol_tool.inner
    _fill(_circle(x, y, radius - 1.5 * unit), _opaque(inner))
    for side in (-1, 1):
        tip, back = x + side * 0.62 * radius, x + side * 0.22 * radius
        _fill([(tip, y), (back, y + 0.35 * radius), (back, y - 0.35 * radius)], colour)


def _draw_labels(layout: WipeLayout) -> None:
    translated = bpy.app.translations.pgettext_iface
    other = translated("Render") if layout.wipe.right is not None else translated("Scene")
    _draw_label(layout, translated("Reference"), layout.visible.left, layout.line, 0.0)
    _draw_label(layout, other, layout.line, layout.visible.right, 1.0)


def _draw_label(layout: WipeLayout, text: str, left: float, right: float, align: float) -> None:
    """Write ``text`` at the bottom between ``left`` and ``right``: at the left end for ``align`` 0, the right for 1."""
    preferences = bpy.context.preferences
    colours = preferences.themes[0].user_interface.wcol_tooltip
    unit = layout.scale
    blf.size(FONT, preferences.ui_styles[0].widget.points * unit)
    width, height = blf.dimensions(FONT, text)
    margin, padding = 8 * unit, 5 * unit
    box_width, box_height = width + 2 * padding, height + 2 * padding
    if right - left < box_width + 2 * margin:
        return
    x = left + margin + align * (right - left - box_width - 2 * margin)
    y = layout.visible.bottom + margin
    corners = [(x, y), (x + box_width, y), (x + box_width, y + box_height), (x, y + box_height)]
    _fill(corners, _opaque(colours.inner))
    write: Any = blf  # The stubs know but one form of its colour.
    write.color(FONT, *_opaque(colours.text))
    blf.position(FONT, x + padding, y + padding, 0)
    blf.draw(FONT, text)


def _opaque(colour: Any) -> Colour:
    """A colour of the theme, whether it has an alpha or not."""
    red, green, blue = tuple(colour)[:3]
    return red, green, blue, 1.0


def _circle(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    angles = [2 * math.pi * corner / CIRCLE_CORNERS for corner in range(CIRCLE_CORNERS)]
    return [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles]


def _fill(corners: list[tuple[float, float]], colour: Colour) -> None:
    """Fill a convex polygon."""
    shader = gpu.shader.from_builtin("UNIFORM_COLOR")
    fan = [(0, corner, corner + 1) for corner in range(1, len(corners) - 1)]
    batch = batch_for_shader(shader, "TRIS", {"pos": corners}, indices=fan)
    shader.bind()
    shader.uniform_float("color", colour)
    batch.draw(shader)
