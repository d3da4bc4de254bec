# SPDX-License-Identifier: GPL-3.0-or-later
"""An editor to show something in: one that is open, else one in a new window."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

import bpy

EditorType = Literal["IMAGE_EDITOR", "TEXT_EDITOR"]


@dataclass(frozen=True)
class Editor:
    """An area and the window that it is in; not to be kept."""

    window: bpy.types.Window
    area: bpy.types.Area

    @property
    def region(self) -> bpy.types.Region:
        """The part that shows the content."""
        return next(region for region in self.area.regions if region.type == "WINDOW")


def open_editor(context: bpy.types.Context, kind: EditorType, shows_ours: Callable[[bpy.types.Space], bool]) -> Editor:
    """The editor of this ``kind`` to show something in.

    An editor for which ``shows_ours`` is true, in any window, comes first, so that looking at ten
    things opens one window; then one of this window; else a new window opens.
    """
    everywhere = [editor for window in context.window_manager.windows for editor in _editors(window, kind)]
    ours = [editor for editor in everywhere if shows_ours(editor.area.spaces.active)]
    here = [editor for editor in everywhere if editor.window == context.window]
    return next(iter(ours + here), None) or _in_new_window(context, kind)


def _editors(window: bpy.types.Window, kind: EditorType) -> Iterator[Editor]:
    for area in window.screen.areas:
        if area.ui_type == kind:
            yield Editor(window, area)


def _in_new_window(context: bpy.types.Context, kind: EditorType) -> Editor:
    known = {window.as_pointer() for window in context.window_manager.windows}
    bpy.ops.wm.window_new()
    window = next(window for window in context.window_manager.windows if window.as_pointer() not in known)
    area = window.screen.areas[0]
    area.ui_type = kind
    return Editor(window, area)
