# SPDX-License-Identifier: GPL-3.0-or-later
"""Make a picture file the scene's reference, however the artist came by it."""

from pathlib import Path

import bpy

from ..properties import properties_of


def reference_is_free(operator: type[bpy.types.Operator], context: bpy.types.Context) -> bool:
    """Whether the reference may change; says so where a stage of this scene is being worked on."""
    from ..scene.live.open_sessions import view_of

    view = view_of(context.scene)
    if view is None or view.state != "working":
        return True
    operator.poll_message_set("Stop the reconstruction first")
    return False


def take_reference(scene: bpy.types.Scene, picture: Path, relative: bool) -> None:
    """Make ``picture`` the reference of ``scene``, kept as a path relative to the file where that is wished.

    Raises ``PictureError`` for what is no picture, and then the old reference stays.
    """
    from ..agent.vision.intake import read_reference
    from ..scene.load_pixels import load_pixels

    read_reference(picture, load_pixels)
    properties_of(scene).reference = _relative(picture) if relative else str(picture)


def _relative(picture: Path) -> str:
    if not bpy.data.filepath:
        return str(picture)
    try:
        return bpy.path.relpath(str(picture))
    except ValueError:  # On another drive.
        return str(picture)
