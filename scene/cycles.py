# SPDX-License-Identifier: GPL-3.0-or-later
"""The render engine that a session cannot do without."""

import bpy

from ..agent.errors import SessionError


def require_cycles(scene: bpy.types.Scene) -> None:
    """Raises ``SessionError`` where the artist has switched Cycles off, which is an add-on."""
    if not hasattr(scene, "cycles"):
        raise SessionError("Cycles is switched off.", "Enable the Cycles Render Engine add-on in the preferences.")
