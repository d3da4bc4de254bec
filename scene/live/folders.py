# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the sessions that are started in Blender's window are kept."""

from datetime import datetime
from pathlib import Path

import bpy

from ... import __package__ as base_package
from ..session_folder import SessionFolder


def sessions_folder() -> Path:
    """The extension's own storage, which outlives its upgrades."""
    return Path(bpy.utils.extension_path_user(base_package, path="sessions", create=True))


def folder_of(session: str) -> SessionFolder:
    """The folder of ``session``. It need not exist yet."""
    return SessionFolder(sessions_folder() / session)


def new_session(title: str) -> str:
    """A name for a session that begins now: numbered where another began in the same second."""
    name = session = f"{title} {datetime.now():%Y-%m-%d %H-%M-%S}"
    number = 1
    while folder_of(session).root.exists():
        number += 1
        session = f"{name} {number}"
    return session
