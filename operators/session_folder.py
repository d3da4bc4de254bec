# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the sessions that are started in Blender's window are kept."""

from pathlib import Path

import bpy

from .. import __package__ as base_package


def session_folder(session: str) -> Path:
    """The folder of ``session`` in the extension's own storage, which outlives upgrades of the extension.

    It need not exist yet.
    """
    return Path(bpy.utils.extension_path_user(base_package, path="sessions", create=True), session)
