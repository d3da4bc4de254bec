# SPDX-License-Identifier: GPL-3.0-or-later
"""The artist's word on what was read of the picture."""

from typing import TYPE_CHECKING

import bpy

from ...agent.blueprint import Blueprint
from ...agent.effects import Decision
from ...agent.errors import SessionError
from ...agent.vision.png import read_png
from .commands import decide
from .edited_blueprint import edited_blueprint
from .means import Means

if TYPE_CHECKING:
    from .live_session import LiveSession


def build(live: "LiveSession", scene: bpy.types.Scene, means: Means) -> None:
    """Build what was read, as the artist has edited it in ``scene``. Raises ``MaquetteError``."""
    decide(live, Decision("approve", "blueprint", blueprint=_edited(live, scene)), means)


def read_again(live: "LiveSession", scene: bpy.types.Scene, note: str, means: Means) -> None:
    """Have the picture read again, with the artist's edits in ``scene`` and a ``note``. Raises ``MaquetteError``."""
    decide(live, Decision("retry", "blueprint", note, blueprint=_edited(live, scene)), means)


def _edited(live: "LiveSession", scene: bpy.types.Scene) -> Blueprint:
    blueprint = live.blueprint
    if live.state != "blueprint" or blueprint is None:
        raise SessionError("What is in the picture has been settled already.", "Roll back to it first.")
    return edited_blueprint(scene, blueprint, read_png(live.folder.reference))
