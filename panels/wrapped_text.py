# SPDX-License-Identifier: GPL-3.0-or-later
"""Text that goes on in the next line where the sidebar ends; Blender's labels are cut off there."""

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import blf
import bpy

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import IconItems

MARGINS: Final = 3.2
"""What the tabs, the panel and the label leave free at both sides, in widget units."""
LEAST: Final = 4.0
"""Width below which text is cut off all the same, in widget units."""
LINE: Final = 0.72
"""Height of a line of running text, in widget units."""


def paragraph(
    layout: bpy.types.UILayout,
    context: bpy.types.Context,
    text: str,
    *,
    icon: "IconItems" = "NONE",
    quiet: bool = False,
    inset: float = 0.0,
) -> None:
    """Draw ``text``, which is translated already, as wide as the sidebar.

    ``inset`` is what the layout is narrower than the panel, in widget units; a ``quiet`` text steps back.
    """
    column = layout.column(align=True)
    column.scale_y = LINE
    if quiet:
        column.active = False
    beside_icon = inset + (icon != "NONE")
    for index, line in enumerate(wrapped(context, text, beside_icon)):
        if icon == "NONE":
            column.label(text=line, translate=False)
        else:
            # Lines under an icon keep its distance.
            column.label(text=line, translate=False, icon=icon if index == 0 else "BLANK1")


def wrapped(context: bpy.types.Context, text: str, inset: float = 0.0) -> tuple[str, ...]:
    """The lines of ``text`` in a panel that is ``inset`` widget units narrower than the sidebar."""
    scale = context.preferences.system.ui_scale
    unit = 20.0 * scale
    width = max(context.region.width - (MARGINS + inset) * unit, LEAST * unit)
    return _lines(text, int(width), context.preferences.ui_styles[0].widget.points * scale)


@lru_cache(maxsize=2048)
def _lines(text: str, width: int, size: float) -> tuple[str, ...]:
    """``text`` in lines of at most ``width`` pixels; ``size`` of the letters in pixels."""
    blf.size(0, size)
    lines = []
    for part in text.splitlines():
        line = ""
        for word in part.split():
            joined = f"{line} {word}" if line else word
            if blf.dimensions(0, joined)[0] <= width:
                line = joined
                continue
            if line:
                lines.append(line)
            *whole, line = _broken(word, width)
            lines.extend(whole)
        if line:
            lines.append(line)
    return tuple(lines)


def _broken(word: str, width: int) -> list[str]:
    """A word that no line holds, such as a path, in pieces that do."""
    pieces = []
    while blf.dimensions(0, word)[0] > width and len(word) > 1:
        fitting = next(
            (count for count in range(len(word) - 1, 1, -1) if blf.dimensions(0, word[:count])[0] <= width), 1
        )
        pieces.append(word[:fitting])
        word = word[fitting:]
    return [*pieces, word]
