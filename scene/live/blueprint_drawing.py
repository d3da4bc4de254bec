# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws what was read on the reference, anew a moment after the artist has changed it."""

from contextlib import suppress
from typing import Final

import bpy

from . import open_sessions

PAUSE: Final = 0.3
"""Seconds without a change after which the picture is drawn again: numbers are dragged through many values."""


def draw_soon() -> None:
    """Draw the pictures of the open sessions after a pause."""
    if bpy.app.timers.is_registered(_draw):
        bpy.app.timers.unregister(_draw)
    bpy.app.timers.register(_draw, first_interval=PAUSE)


def draw_now() -> None:
    """Draw the picture of each open session that has a blueprint and is shown."""
    from ...agent.errors import MaquetteError
    from ...agent.vision.blueprint_picture import blueprint_picture
    from ...agent.vision.png import read_png, write_png
    from .edited_blueprint import shown_objects
    from .scene_state import scenes_of

    windows = bpy.context.window_manager.windows
    for live in open_sessions.open_sessions():
        scenes = scenes_of(live.session)
        if not scenes or live.blueprint is None:
            continue
        # Where it cannot be drawn, the list still says all.
        with suppress(MaquetteError):
            scene = next((window.scene for window in windows if window.scene in scenes), scenes[0])
            picture = blueprint_picture(read_png(live.folder.reference), shown_objects(scene))
            write_png(live.folder.blueprint_picture, picture)


def forget() -> None:
    """Draw nothing any more."""
    if bpy.app.timers.is_registered(_draw):
        bpy.app.timers.unregister(_draw)


def _draw() -> None:
    draw_now()
    from .redraw import redraw_sidebars

    redraw_sidebars()
