# SPDX-License-Identifier: GPL-3.0-or-later
"""Take a rendered view into the session's folder."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ...agent.errors import SessionError
from ...agent.vision.bitmap import read_bitmap
from ...agent.vision.open_exr import read_exr_channel
from ...agent.vision.png import write_png
from .prepared import PreparedView

FOLDER = "renders"
"""Where the pictures go, inside the session folder."""


def collect(view: PreparedView, folder: Path, name: str) -> str:
    """Write the rendered ``view`` as a session picture and return its path relative to ``folder``, the session's.

    Raises ``PictureError`` when it was not rendered and ``SessionError`` when it cannot be written.
    """
    picture = _read_ids(view.rendered) if view.view == "ids" else read_bitmap(view.rendered)
    view.rendered.unlink()
    path = f"{FOLDER}/{name}-{view.view}.png"
    try:
        (folder / FOLDER).mkdir(exist_ok=True)
    except OSError as error:
        raise SessionError(
            f"The folder {folder / FOLDER} cannot be made: {error.strerror}.", "Choose a folder that you may write to."
        ) from error
    write_png(folder / path, picture)
    return path


def _read_ids(rendered: Path) -> NDArray[np.uint8]:
    """The object numbers ``(height, width)`` as red + 256 * green ``(height, width, 3)``."""
    whole = np.rint(read_exr_channel(rendered, "R")).astype(np.uint16)
    picture = np.zeros((*whole.shape, 3), np.uint8)
    picture[..., 0] = whole & 0xFF
    picture[..., 1] = whole >> 8
    return picture
