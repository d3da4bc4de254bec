# SPDX-License-Identifier: GPL-3.0-or-later
"""Flat shapes, pictures and words drawn over a viewport, in pixels of its region."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import blf
import bpy
import gpu
from gpu_extras.batch import batch_for_shader

if TYPE_CHECKING:
    from ..scene.camera_frame import Frame
    from ..scene.wipe_picture import WipePicture

Colour = tuple[float, float, float, float]
Place = tuple[float, float]

FONT: Final = 0
CIRCLE_CORNERS: Final = 32
LIGHT_SHADER: Final = "IMAGE_COLOR" if bpy.app.version < (5, 0, 0) else "IMAGE_COLOR_SCENE_LINEAR_TO_REC709_SRGB"
"""Leaves the light of a texture as it is; from 5.0 on, ``IMAGE_COLOR`` takes textures for levels."""
OUTLINE: Final[Colour] = (0.0, 0.0, 0.0, 0.6)
"""Around what is drawn, so that it is seen on bright pictures too."""
PADDING: Final = 5.0
"""Of a label, pixels at a resolution scale of 1."""


def opaque(colour: Any) -> Colour:
    """A colour of the theme, whether it has an alpha or not."""
    red, green, blue = tuple(colour)[:3]
    return red, green, blue, 1.0


def circle(x: float, y: float, radius: float) -> list[Place]:
    """The corners of a polygon that looks round."""
    angles = [2 * math.pi * corner / CIRCLE_CORNERS for corner in range(CIRCLE_CORNERS)]
    return [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles]


def fill(corners: Sequence[Place], colour: Colour) -> None:
    """Fill a convex polygon."""
    shader = gpu.shader.from_builtin("UNIFORM_COLOR")
    fan = [(0, corner, corner + 1) for corner in range(1, len(corners) - 1)]
    batch = batch_for_shader(shader, "TRIS", {"pos": corners}, indices=fan)
    shader.bind()
    shader.uniform_float("color", colour)
    batch.draw(shader)


def stroke(places: Sequence[Place], colour: Colour, width: float) -> None:
    """Draw a line through ``places``, ``width`` pixels wide."""
    shader = gpu.shader.from_builtin("POLYLINE_UNIFORM_COLOR")
    batch = batch_for_shader(shader, "LINE_STRIP", {"pos": [(x, y, 0.0) for x, y in places]})
    shader.bind()
    viewport: Any = gpu.state.viewport_get  # The stubs take it for one that returns nothing.
    shader.uniform_float("viewportSize", viewport()[2:])
    shader.uniform_float("lineWidth", width)
    shader.uniform_float("color", colour)
    batch.draw(shader)


def draw_picture(picture: "WipePicture", frame: "Frame", left: float, right: float, opacity: float = 1.0) -> None:
    """Draw the part of ``picture``, which fills ``frame``, from ``left`` to ``right``."""
    if right <= left:
        return
    start, end = (left - frame.left) / frame.width, (right - frame.left) / frame.width
    shader = gpu.shader.from_builtin(LIGHT_SHADER)
    corners = [(left, frame.bottom), (right, frame.bottom), (right, frame.top), (left, frame.top)]
    places = [(start, 0.0), (end, 0.0), (end, 1.0), (start, 1.0)]
    batch = batch_for_shader(shader, "TRIS", {"pos": corners, "texCoord": places}, indices=[(0, 1, 2), (0, 2, 3)])
    shader.bind()
    shader.uniform_float("color", (1.0, 1.0, 1.0, opacity))
    shader.uniform_sampler("image", picture.texture())
    batch.draw(shader)


def label_size(text: str, unit: float) -> tuple[float, float]:
    """Width and height of a label; ``unit`` is the resolution scale."""
    blf.size(FONT, bpy.context.preferences.ui_styles[0].widget.points * unit)
    width, height = blf.dimensions(FONT, text)
    return width + 2 * PADDING * unit, height + 2 * PADDING * unit


def draw_label(text: str, x: float, y: float, unit: float) -> None:
    """Write ``text`` in the theme's tooltip colours, the box's lower left corner at ``x``, ``y``."""
    colours = bpy.context.preferences.themes[0].user_interface.wcol_tooltip
    width, height = label_size(text, unit)
    fill([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], opaque(colours.inner))
    write: Any = blf  # The stubs know but one form of its colour.
    write.color(FONT, *opaque(colours.text))
    blf.position(FONT, x + PADDING * unit, y + PADDING * unit, 0)
    blf.draw(FONT, text)
