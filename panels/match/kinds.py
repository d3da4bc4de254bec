# SPDX-License-Identifier: GPL-3.0-or-later
"""What the kinds of marks are called, and their colours: the theme's for collections, which have icons."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import bpy

from ..viewport_shapes import Colour, opaque

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import IconItems

    from ...agent.vision.marks.mark import MarkKind

MARKS: "Final[Mapping[MarkKind, str]]" = {
    "first": "Level Edges, One Way",
    "second": "Level Edges, Square to It",
    "upright": "Upright Edges",
    "horizon": "Horizon",
    "circle": "Level Circle",
    "height": "Known Height",
}
COLOURS: "Final[Mapping[MarkKind, int]]" = {
    "first": 7, "second": 4, "upright": 5, "horizon": 3, "circle": 6, "height": 2,
}  # fmt: skip
"""Numbers of the theme's collection colours. The first is red, like what contradicts."""
ICONS: "Final[tuple[IconItems, ...]]" = (
    "COLLECTION_COLOR_01",
    "COLLECTION_COLOR_02",
    "COLLECTION_COLOR_03",
    "COLLECTION_COLOR_04",
    "COLLECTION_COLOR_05",
    "COLLECTION_COLOR_06",
    "COLLECTION_COLOR_07",
    "COLLECTION_COLOR_08",
)


def icon_of(kind: "MarkKind") -> "IconItems":
    """An icon in the kind's colour."""
    return ICONS[COLOURS[kind] - 1]


def colour_of(kind: "MarkKind") -> Colour:
    """The kind's colour."""
    return opaque(bpy.context.preferences.themes[0].collection_color[COLOURS[kind] - 1].color)


def alert_colour() -> Colour:
    """The theme's colour of errors."""
    theme = bpy.context.preferences.themes[0]
    state: Any = theme.user_interface.wcol_state
    # Before 4.5 only the Info editor has a colour for them, which the stubs do not know any more.
    info: Any = theme.info
    return opaque(state.error if hasattr(state, "error") else info.info_error)
