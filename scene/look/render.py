# SPDX-License-Identifier: GPL-3.0-or-later
"""Render a prepared view."""

import bpy

from ...agent.errors import MaquetteError
from ..interrupt import interrupt_afterwards
from .prepared import PreparedView


def render(view: PreparedView) -> None:
    """Render ``view`` to its file and return when it is there. Raises ``MaquetteError``."""
    view.rendered.unlink(missing_ok=True)
    try:
        with interrupt_afterwards():
            bpy.ops.render.render(scene=view.scene, write_still=True)
    except RuntimeError as error:
        raise MaquetteError(f"Blender could not render the {view.view} view: {error}") from error
    if not view.rendered.exists():
        raise MaquetteError(f"Blender rendered the {view.view} view but wrote no picture.")
