# SPDX-License-Identifier: GPL-3.0-or-later
"""A file that someone else writes, read once it has stopped changing."""

import time
from pathlib import Path
from typing import Final

STILL: Final = 0.3
"""Seconds without a change after which a file counts as written."""


class StillFile:
    """Looks at a file from time to time; each of its contents is read once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, int] | None = None
        """Time of change, nanoseconds, and size in bytes when it was looked at last."""
        self._since = 0.0
        self._read: tuple[int, int] | None = None

    def read(self) -> str | None:
        """The text, where there is one that has been still for a moment and was not read before; else None.

        Text that is no UTF-8 is read as what it is like; an empty file is no text yet.
        """
        try:
            status = self._path.stat()
            seen = (status.st_mtime_ns, status.st_size)
            if seen != self._seen:
                self._seen, self._since = seen, time.monotonic()
            if seen == self._read or status.st_size == 0 or time.monotonic() - self._since < STILL:
                return None
            data = self._path.read_bytes()
        except OSError:
            # Not there yet, or held by whoever writes it.
            return None
        if len(data) != status.st_size:
            return None
        self._read = seen
        return _text(data)


def _text(data: bytes) -> str:
    # Notepad and PowerShell write UTF-16 with a mark in front.
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "replace")
