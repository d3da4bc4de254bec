# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that appear complete or not at all, so that a kill never leaves half of one."""

import os
from pathlib import Path
from typing import Final

from .errors import SessionError

UNFINISHED: Final = ".part"
"""Behind the name of a file that is being written."""


def write_whole(path: Path, content: str | bytes) -> None:
    """Write ``content`` to ``path`` in one step; text as UTF-8 with plain line ends.

    Half of a surrogate pair, which is no text but can stand in a model's answer or a file's name,
    is written as its escape. Raises ``SessionError``.
    """
    data = content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
    unfinished = path.with_name(path.name + UNFINISHED)
    try:
        with unfinished.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise SessionError(
            f"{path} cannot be written: {error.strerror}.", "Free some space or choose a folder that you may write to."
        ) from error
