# SPDX-License-Identifier: GPL-3.0-or-later
"""The reference as Blender's own image loader can show it.

Blender reads no GIF and does not turn photographs upright by their Exif orientation, which the
intake does. Of such files a copy is made once and kept beside the sessions.
"""

import hashlib
from pathlib import Path

import bpy

from .. import __package__ as base_package
from ..agent.errors import PictureError

LONGEST_SIDE = 2048
"""Pixels of the copy; enough for a viewport."""


def upright_picture(picture: Path) -> Path:
    """``picture`` itself where Blender shows it as the intake reads it, else the path of an upright PNG copy.

    Raises ``PictureError``.
    """
    from ..agent.vision.intake import prepare_reference, read_reference
    from ..agent.vision.picture_header import read_header
    from ..agent.vision.png import write_png
    from .load_pixels import load_pixels

    try:
        header = read_header(picture.read_bytes())
        stamp = picture.stat().st_mtime_ns
    except (OSError, EOFError) as error:
        raise PictureError(f"The picture {picture} cannot be read.", "Choose another one.") from error
    if header is not None and header.orientation == 1 and header.form != "GIF":
        return picture
    folder = Path(bpy.utils.extension_path_user(base_package, path="upright", create=True))
    copy = folder / f"{hashlib.sha256(f'{picture} {stamp}'.encode()).hexdigest()[:32]}.png"
    if not copy.is_file():
        write_png(copy, prepare_reference(read_reference(picture, load_pixels), LONGEST_SIDE))
    return copy
