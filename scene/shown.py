# SPDX-License-Identifier: GPL-3.0-or-later
"""Make a scene the active one for a moment."""

from collections.abc import Iterator
from contextlib import contextmanager

import bpy


@contextmanager
def shown(scene: bpy.types.Scene) -> Iterator[None]:
    """Within the block the window's active scene, which operators and generated code work on, is ``scene``.

    Whatever the window showed before is shown again afterwards, if it is still there. Without a
    window, where the active scene cannot be another, nothing is done.
    """
    window = bpy.context.window
    if window is None or window.scene == scene:
        yield
        return
    before = window.scene.name
    window.scene = scene
    try:
        yield
    finally:
        if before in bpy.data.scenes:
            window.scene = bpy.data.scenes[before]
