# SPDX-License-Identifier: GPL-3.0-or-later
"""Take a rendered view into the session's folder."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ...agent.errors import SessionError
from ...agent.vision.png import write_png
from ..load_pixels import load_pixels
from .prepared import PreparedView

FOLDER = "renders"
"""Where the pictures go, inside the session folder."""


def collect(view: PreparedView, folder: Path, name: str) -> str:
    """Write the rendered ``view`` as a session picture and return its path relative to ``folder``, the session's.

    Raises ``PictureError`` when it was not rendered and ``SessionError`` when it cannot be written.
    """
    pixels = load_pixels(view.rendered)[..., :3]
    view.rendered.unlink()
    picture = _split_numbers(pixels[..., 0]) if view.view == "ids" else np.rint(pixels * 255.0).astype(np.uint8)
    path = f"{FOLDER}/{name}-{view.view}.png"
    try:
        (folder / FOLDER).mkdir(exist_ok=True)
    except OSError as error:
        raise SessionError(
            f"The folder {folder / FOLDER} cannot be made: {error.strerror}.", "Choose a folder that you may write to."
        ) from error
    write_png(folder / path, picture)
    return path


def _split_numbers(numbers: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Object numbers ``(height, width)`` as red + 256 * green ``(height, width, 3)``."""
    whole = np.rint(numbers).astype(np.uint16)
    picture = np.zeros((*whole.shape, 3), np.uint8)
    picture[..., 0] = whole & 0xFF
    picture[..., 1] = whole >> 8
    return picture
