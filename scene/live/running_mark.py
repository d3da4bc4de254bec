# SPDX-License-Identifier: GPL-3.0-or-later
"""A file that says that a session is being worked on, and tells a living Blender from one that was killed.

The file is locked while the process lives and removed when the work comes to a clean end. Where it
lies and nothing holds the lock, Blender was killed.
"""

import json
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from ...agent.errors import RecordError, SessionError
from ...agent.records import from_json, to_json

NAME: Final = "running.json"


@dataclass(frozen=True)
class Running:
    """What was being done when the work began."""

    title: str
    stage: str
    blend: str
    """Path of the open .blend file; empty where it was never saved."""
    time: float
    """Seconds since the epoch."""


class RunningMark:
    """Held while a session is worked on."""

    def __init__(self, folder: Path, title: str, stage: str, blend: str) -> None:
        """Raises ``SessionError`` where another Blender holds it, or the folder cannot be written."""
        self._path = folder / NAME
        try:
            stream = self._path.open("a+", encoding="utf-8")
        except OSError as error:
            raise SessionError(
                f"The session's folder {folder} cannot be written: {error.strerror}.", "Free some space, then continue."
            ) from error
        if not _lock(stream):
            stream.close()
            raise SessionError("Another Blender is working on this session.", "Wait for it, or stop it there.")
        self._stream = stream
        self._title, self._blend = title, blend
        self.tell(stage)

    def tell(self, stage: str) -> None:
        """The work has come to ``stage``."""
        running = Running(self._title, stage, self._blend, time.time())
        self._stream.truncate(0)
        self._stream.write(json.dumps(to_json(running)))
        self._stream.flush()
        self._stage = stage

    @property
    def stage(self) -> str:
        """What was told last."""
        return self._stage

    def end(self) -> None:
        """The work came to a clean end."""
        # Windows removes no open file, and others no file that they cannot see.
        self._stream.close()
        with suppress(OSError):
            self._path.unlink()


def forget_running(folder: Path) -> None:
    """What a killed Blender was doing with the session in ``folder`` has been dealt with."""
    with suppress(OSError):
        (folder / NAME).unlink()


def left_running(folder: Path) -> Running | None:
    """What a Blender that was killed was doing with the session in ``folder``; None where none was."""
    path = folder / NAME
    try:
        with path.open("r+", encoding="utf-8") as stream:
            if not _lock(stream):
                return None
            return from_json(Running, json.loads(stream.read()))
    except (OSError, ValueError, RecordError):
        return None


def _lock(stream: TextIO) -> bool:
    """Lock the open file for this process until it is closed; False where another holds it."""
    try:
        if os.name == "nt":
            import msvcrt

            stream.seek(0, os.SEEK_END)
            place = stream.tell()
            # A byte far behind the content, since Windows keeps others from reading what is locked.
            stream.seek(1 << 20)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
            stream.seek(0 if "r" in stream.mode else place)
        else:
            import fcntl

            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
