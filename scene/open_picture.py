# SPDX-License-Identifier: GPL-3.0-or-later
"""Show a picture of a session at full size."""

from pathlib import Path
from typing import Final

import bpy

from ..agent.errors import PictureError
from .show_editor import Editor, open_editor

PICTURE_MARK: Final = "maquette_picture"
"""On an image of ours: its caption. There is one for each, so that looking does not fill the file."""
LAID_OUT: Final = 0.1
"""Seconds after which a new window has its size."""


def open_picture(context: bpy.types.Context, path: Path, caption: str) -> None:
    """Show the file at ``path`` in an image editor, fitted to it. Raises ``PictureError``."""
    image = _image_of(path, caption)
    editor = open_editor(context, "IMAGE_EDITOR", _shows_ours)
    space = editor.area.spaces.active
    assert isinstance(space, bpy.types.SpaceImageEditor)
    space.image = image
    window, region = editor.window.as_pointer(), editor.region.as_pointer()
    bpy.app.timers.register(lambda: _fit(window, region), first_interval=LAID_OUT)


def _image_of(path: Path, caption: str) -> bpy.types.Image:
    image = next((image for image in bpy.data.images if image.get(PICTURE_MARK) == caption), None)
    if image is None:
        try:
            image = bpy.data.images.load(str(path), check_existing=False)
        except RuntimeError as error:
            raise _gone(path) from error
        image.name = f"Maquette: {caption}"
        image[PICTURE_MARK] = caption
    else:
        if not path.is_file():
            raise _gone(path)
        image.filepath = str(path)
        image.reload()
    return image


def _gone(path: Path) -> PictureError:
    return PictureError(f"The picture {path} is gone or cannot be read.", "Look at the report instead.", "")


def _shows_ours(space: bpy.types.Space) -> bool:
    return (
        isinstance(space, bpy.types.SpaceImageEditor)
        and space.image is not None
        and bool(space.image.get(PICTURE_MARK))
    )


def _fit(window: int, region: int) -> None:
    """Fit the picture in the editor, if that is still there."""
    for entry in bpy.context.window_manager.windows:
        if entry.as_pointer() != window:
            continue
        for area in entry.screen.areas:
            editor = Editor(entry, area)
            if area.type == "IMAGE_EDITOR" and editor.region.as_pointer() == region:
                with bpy.context.temp_override(window=entry, area=area, region=editor.region):
                    bpy.ops.image.view_all(fit_view=True)
