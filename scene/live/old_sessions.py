# SPDX-License-Identifier: GPL-3.0-or-later
"""What earlier sessions have left in the extension's storage, and its removal."""

import shutil
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import bpy

from ... import __package__ as base_package
from ...agent.errors import SessionError
from . import open_sessions
from .folders import sessions_folder
from .running_mark import NAME as RUNNING
from .scene_state import reference_of, shown_in

PICTURES: Final = ("pasted", "upright")
"""Folders of pictures beside the sessions: pasted ones, and copies that Blender can show."""
DAY: Final = 86400.0


@dataclass(frozen=True)
class Leftover:
    """A session's folder or a picture that nothing in this Blender uses."""

    path: Path
    changed: float
    """When anything in it was written last, in seconds since the epoch."""
    size: int
    """Bytes."""

    @property
    def is_session(self) -> bool:
        """And no picture."""
        return self.path.parent.name not in PICTURES


def leftovers() -> tuple[Leftover, ...]:
    """All in the storage but what is open, shown by a scene or used as an image of this file, or worked on.

    A session that was being worked on when a Blender was killed is not left over: it can be resumed.
    """
    shown = {shown_in(scene).session for scene in bpy.data.scenes}
    shown |= {live.session for live in open_sessions.open_sessions()}
    used = {Path(bpy.path.abspath(image.filepath)) for image in bpy.data.images if image.filepath}
    used |= {Path(bpy.path.abspath(reference)) for scene in bpy.data.scenes if (reference := reference_of(scene))}
    found = [path for path in sessions_folder().iterdir() if path.name not in shown and not (path / RUNNING).exists()]
    for name in PICTURES:
        folder = Path(bpy.utils.extension_path_user(base_package, path=name, create=True))
        found += [path for path in folder.iterdir() if path not in used]
    return tuple(_leftover(path) for path in found)


def older_than(days: int, found: Iterable[Leftover]) -> tuple[Leftover, ...]:
    """Those in which nothing was written for so long."""
    now = time.time()
    return tuple(entry for entry in found if now - entry.changed >= days * DAY)


def remove(old: Iterable[Leftover]) -> None:
    """Delete them. Raises ``SessionError`` after all others are gone where one cannot be."""
    failed: list[OSError] = []
    for entry in old:
        try:
            if entry.path.is_dir():
                shutil.rmtree(entry.path)
            else:
                entry.path.unlink()
        except OSError as error:
            failed.append(error)
    if failed:
        raise SessionError(
            f"{failed[0].filename} cannot be deleted: {failed[0].strerror}.", "Close what uses it, then try again."
        )


def _leftover(path: Path) -> Leftover:
    states = [entry.stat() for entry in (path, *path.rglob("*"))]
    return Leftover(path, max(state.st_mtime for state in states), sum(state.st_size for state in states))
