# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws while a camera is matched, with keys of its own, and leaves nothing behind when none is."""

from typing import TYPE_CHECKING, Final

import bpy

from ...scene.live.redraw import redraw_viewports
from ...scene.match.matching import matching, watchers
from ...scene.wipe_picture import forget_wipe_pictures

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import EventTypeItems

KEYS: "Final[tuple[tuple[EventTypeItems, str], ...]]" = (
    ("RET", "maquette.confirm_match"),
    ("NUMPAD_ENTER", "maquette.confirm_match"),
    ("ESC", "maquette.cancel_match"),
)
"""They do something only while a camera is matched, else Blender passes them on."""

_handles: list[object] = []
"""What Blender gave for the drawing; empty while no camera is matched."""
_keys: list[tuple[bpy.types.KeyMap, bpy.types.KeyMapItem]] = []


def show_or_hide() -> None:
    """Begin to draw, or cease to where the match has ended."""
    if matching() is not None and not _handles:
        from .overlay import draw_match

        _handles.append(bpy.types.SpaceView3D.draw_handler_add(draw_match, (), "WINDOW", "POST_PIXEL"))
    elif matching() is None and _handles:
        bpy.types.SpaceView3D.draw_handler_remove(_handles.pop(), "WINDOW")
        forget_wipe_pictures()
    redraw_viewports()


def register() -> None:
    """Listen for matches, and for keys."""
    watchers.append(show_or_hide)
    keys = bpy.context.window_manager.keyconfigs.addon
    # Without a window there are none.
    if keys is not None:
        keymap = keys.keymaps.new("3D View", space_type="VIEW_3D")
        _keys.extend((keymap, keymap.keymap_items.new(operator, key, "PRESS")) for key, operator in KEYS)


def unregister() -> None:
    """Listen no longer; the match has ended before."""
    for keymap, item in _keys:
        keymap.keymap_items.remove(item)
    _keys.clear()
    watchers.remove(show_or_hide)
