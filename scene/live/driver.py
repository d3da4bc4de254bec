# SPDX-License-Identifier: GPL-3.0-or-later
"""Ticks the stretch of work that goes on, from a modal operator or, without a window, in a loop."""

import time
from typing import Final

from . import open_sessions
from .redraw import redraw_sidebars, redraw_viewports

INTERVAL: Final = 0.05
"""Seconds between ticks."""
REDRAW_INTERVAL: Final = 1.0
"""Seconds after which the sidebar is drawn again though nothing new has happened: the time goes on."""


def tick() -> bool:
    """Let the session that is worked on do a little; False when nothing is worked on any more."""
    live = open_sessions.working_session()
    if live is None or live.stretch is None:
        return False
    stretch, before = live.stretch, live.view
    if not stretch.tick():
        redraw_viewports()
        return False
    if live.view is not before or time.monotonic() - stretch.drawn > REDRAW_INTERVAL:
        stretch.drawn = time.monotonic()
        live.refresh()
        redraw_sidebars()
    return True


def stop() -> None:
    """End what is being worked on."""
    live = open_sessions.working_session()
    if live is not None and live.stretch is not None:
        live.stretch.stop()
        redraw_viewports()


def work_through() -> None:
    """Tick until nothing is worked on, for use without a window."""
    while tick():
        time.sleep(0.001)


def status() -> str:
    """One line on what is being worked on; empty for nothing."""
    live = open_sessions.working_session()
    if live is None:
        return ""
    view = live.view
    return " \N{MIDDLE DOT} ".join(filter(None, (f"Maquette {100 * view.progress:.0f} %", view.message)))
