# SPDX-License-Identifier: GPL-3.0-or-later
"""What an extension may leave behind in Blender."""

import sys
import threading
from collections.abc import Callable

import bpy

TIMES = 10
"""Enough rounds to show what grows."""


def editor_state() -> dict[str, object]:
    """Everything that registering can add to, in a form that can be compared and written as JSON."""
    handlers = {name: getattr(bpy.app.handlers, name) for name in dir(bpy.app.handlers)}
    keyconfig = bpy.context.window_manager.keyconfigs.addon
    return {
        "types": sorted(dir(bpy.types)),
        "scene properties": sorted(bpy.types.Scene.bl_rna.properties.keys()),
        "window manager properties": sorted(bpy.types.WindowManager.bl_rna.properties.keys()),
        "operators": sorted(dir(bpy.ops.maquette)),
        "handlers": {name: len(entries) for name, entries in handlers.items() if isinstance(entries, list)},
        "keymap items": sum(len(keymap.keymap_items) for keymap in keyconfig.keymaps) if keyconfig else 0,
        "threads": sorted(thread.name for thread in threading.enumerate()),
        "import paths": list(sys.path),
    }


def after_switching(enable: Callable[[], object], disable: Callable[[], object]) -> dict[str, object]:
    """The state after the extension was switched on and off ten times."""
    for _ in range(TIMES):
        enable()
        disable()
    return editor_state()
