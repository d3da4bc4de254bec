# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the reference and the marks over the view of the camera that is matched."""

from typing import TYPE_CHECKING, Final

import bpy
import gpu

from ...operators.translated import pgettext_iface
from ...properties import properties_of
from ..viewport_shapes import OUTLINE, Colour, circle, draw_label, draw_picture, fill, label_size, opaque, stroke
from .kinds import alert_colour, colour_of
from .layout import MatchLayout, match_layout

if TYPE_CHECKING:
    from ...agent.vision.marks.mark import Mark

POINT: Final = 4.5
"""Radius in pixels at a resolution scale of 1."""
LINE: Final = 2.0
"""Width in such pixels."""
FAINT: Final = 0.55
"""Opacity of where the camera sees what a mark is about."""


def draw_match() -> None:
    """Draw the match in the region that is being drawn, where a camera is matched there."""
    context = bpy.context
    layout = match_layout(context)
    if layout is None:
        return
    settings = properties_of(context.scene)
    gpu.state.blend_set("ALPHA")
    if not settings.show_background:
        draw_picture(
            layout.matching.picture, layout.frame, layout.frame.left, layout.frame.right, settings.background_opacity
        )
    fit = layout.matching.fit
    contradicting = fit.contradicting if fit else frozenset()
    for index, mark in enumerate(layout.marks):
        colour = alert_colour() if index in contradicting else colour_of(mark.kind)
        # While a mark is added or taken away, the fit is that of the marks before.
        if fit is not None and len(fit.seen) == len(layout.marks) and len(fit.seen[index]) > 1:
            _draw_seen(layout, fit.seen[index], colour)
        _draw_mark(layout, index, mark, colour, wide=index in contradicting)
    _draw_hint(layout)
    gpu.state.blend_set("NONE")


def _draw_seen(layout: MatchLayout, seen: "tuple[tuple[float, float], ...]", colour: Colour) -> None:
    stroke([layout.place(point) for point in seen], (*colour[:3], FAINT), 1.0 * layout.scale)


def _draw_mark(layout: MatchLayout, index: int, mark: "Mark", colour: Colour, *, wide: bool) -> None:
    unit, hot = layout.scale, layout.matching.hot
    places = [layout.place(point) for point in mark.points]
    is_hot = hot is not None and hot.mark == index
    if len(places) == 2:
        width = LINE + wide + (is_hot and hot.point is None)
        stroke(places, OUTLINE, (width + 2.0) * unit)
        stroke(places, colour, width * unit)
    bright = opaque(bpy.context.preferences.themes[0].user_interface.gizmo_hi)
    for number, (x, y) in enumerate(places):
        taken = is_hot and hot.point in (None, number)
        radius = (POINT + (1.5 if taken else 0.0)) * unit
        fill(circle(x, y, radius + unit), OUTLINE)
        fill(circle(x, y, radius), colour)
        if taken:
            fill(circle(x, y, 0.5 * radius), bright)


def _draw_hint(layout: MatchLayout) -> None:
    """Tell at the picture's lower edge what to do, where there is room."""
    text = pgettext_iface("Drag the marks. Enter confirms, Esc cancels")
    width, _ = label_size(text, layout.scale)
    margin = 8 * layout.scale
    left, bottom = max(layout.frame.left, 0.0), max(layout.frame.bottom, 0.0)
    if layout.frame.right - left >= width + 2 * margin:
        draw_label(text, left + margin, bottom + margin, layout.scale)
