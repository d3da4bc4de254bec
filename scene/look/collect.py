# SPDX-License-Identifier: GPL-3.0-or-later
"""Take a rendered view into the session's folder."""

from pathlib import Path

from ...agent.errors import SessionError
from ...agent.vision.png import write_png
from .prepared import PreparedView
from .read_view import read_view

FOLDER = "renders"
"""Where the pictures go, inside the session folder."""


def collect(view: PreparedView, folder: Path, name: str) -> str:
    """Write the rendered ``view`` as a session picture and return its path relative to ``folder``, the session's.

    Raises ``PictureError`` when it was not rendered and ``SessionError`` when it cannot be written.
    """
    picture = read_view(view)
    path = f"{FOLDER}/{name}-{view.view}.png"
    try:
        (folder / FOLDER).mkdir(exist_ok=True)
    except OSError as error:
        raise SessionError(
            f"The folder {folder / FOLDER} cannot be made: {error.strerror}.", "Choose a folder that you may write to."
        ) from error
    write_png(folder / path, picture)
    return path
