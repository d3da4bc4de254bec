# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture on the clipboard, as a file."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit
from urllib.request import url2pathname

import bpy

from .. import __package__ as base_package
from ..agent.errors import PictureError

NOT_BORROWED: Final = frozenset({"VIEW_3D", "FILE_BROWSER", "PREFERENCES", "EMPTY"})
"""Areas whose type is better not changed: the button is in the first, and the others may be dialogs."""


def picture_on_clipboard(context: bpy.types.Context) -> Path:
    """A file with the picture on the clipboard, or the file whose path or address is there as text.

    A copied picture is written to the extension's own storage. The file that a text names may be no
    picture. Raises ``PictureError``.
    """
    copied = _copied_picture(context) or _named_file(context.window_manager.clipboard)
    if copied is not None:
        return copied
    if sys.platform in {"win32", "darwin"}:
        raise PictureError("There is no picture on the clipboard.", "Copy a picture, or the path of a picture file.")
    raise PictureError(
        "Blender sees no picture on the clipboard; on X11 it never does.",
        "Save the picture as a file and load that, or copy the file.",
    )


def _named_file(text: str) -> Path | None:
    """The existing file that ``text`` names by its path or ``file://`` address; of several lines, the first."""
    line = next(iter(text.strip().splitlines()), "").strip().strip("\"'")
    if line.startswith("file://"):
        line = url2pathname(urlsplit(line).path)
    path = Path(line).expanduser() if line.startswith("~") else Path(line)
    try:
        return path if path.is_absolute() and path.is_file() else None
    except (OSError, ValueError):  # Text that cannot be a path, such as one that is too long.
        return None


def _copied_picture(context: bpy.types.Context) -> Path | None:
    """Have Blender paste an image, write it to a file and remove it again; None where Blender sees none."""
    with _image_editor(context) as override:
        if override is None:
            return None
        before = set(bpy.data.images)
        # The stubs do not know that an operator's poll needs no arguments.
        paste: Any = bpy.ops.image.clipboard_paste
        with context.temp_override(**override):
            if not paste.poll():
                return None
            paste()
        pasted = set(bpy.data.images) - before
        try:
            return next((_save(image) for image in pasted), None)
        finally:
            bpy.data.batch_remove(pasted)


def _save(image: bpy.types.Image) -> Path:
    folder = Path(bpy.utils.extension_path_user(base_package, path="pasted", create=True))
    path = folder / f"{datetime.now():%Y-%m-%d %H-%M-%S}.png"
    image.filepath_raw = str(path)
    image.file_format = "PNG"
    try:
        image.save()
    except RuntimeError as error:
        raise PictureError(f"The pasted picture cannot be written to {path}.", "Make room on the disk.") from error
    return path


@contextmanager
def _image_editor(context: bpy.types.Context) -> Iterator[dict[str, Any] | None]:
    """A window and an area that is an Image Editor for the moment, since Blender pastes nowhere else."""
    areas = [(window, area) for window in context.window_manager.windows for area in window.screen.areas]
    # An area that is one already needs no change; the viewport is the last resort.
    areas.sort(key=lambda entry: (entry[1].type != "IMAGE_EDITOR", entry[1].type in NOT_BORROWED))
    if not areas:
        yield None
        return
    window, area = areas[0]
    former = area.ui_type
    if area.type != "IMAGE_EDITOR":
        area.type = "IMAGE_EDITOR"
    space: Any = area.spaces.active
    shown = space.image
    try:
        yield {"window": window, "area": area}
    finally:
        space.image = shown
        if area.ui_type != former:
            area.ui_type = former
