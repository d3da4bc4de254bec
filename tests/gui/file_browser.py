# SPDX-License-Identifier: GPL-3.0-or-later
"""Blender's file browser, which opens in a window of its own."""

import time
from pathlib import Path

from .display import HEIGHT
from .gui import LIMIT, Gui

BROWSERS = """
browsers = [
    (window, area)
    for window in bpy.context.window_manager.windows
    for area in window.screen.areas
    if area.type == "FILE_BROWSER" and area.spaces.active.params
]
"""
PATH_FIELD = 0.35
"""Where the folder's field is in the bar at the top, as a share of the bar's width."""


def choose_file(gui: Gui, path: Path, button: str) -> None:
    """Go to the file's folder, click the file and then the ``button``."""
    _wait_for(gui, 1)
    _go_to(gui, path.parent)
    gui.click(path.name, region="window")
    gui.click(button, region="window")
    _wait_for(gui, 0)


def save_as(gui: Gui, path: Path, button: str) -> None:
    """Save in ``path``'s folder under the name that the browser proposes, which must be the path's."""
    _wait_for(gui, 1)
    _go_to(gui, path.parent)
    assert gui.run(f"{BROWSERS}\nresult = browsers[0][1].spaces.active.params.filename") == path.name
    gui.click(button, region="window")
    _wait_for(gui, 0)


def _wait_for(gui: Gui, count: int) -> None:
    deadline = time.monotonic() + LIMIT
    while gui.run(f"{BROWSERS}\nresult = len(browsers)") != count:
        assert time.monotonic() < deadline, f"there is no file browser, or still one, after {LIMIT} s"
        time.sleep(0.1)
    gui.settle()


def _go_to(gui: Gui, folder: Path) -> None:
    """Type ``folder`` into the field at the top."""
    x, y = gui.run(
        f"{BROWSERS}\nwindow, area = browsers[0]\n"
        "bar = next(each for each in area.regions if each.type == 'UI')\n"
        f"result = window.x + bar.x + int(bar.width * {PATH_FIELD}), window.y + bar.y + bar.height // 2"
    )
    gui.click_at(x, HEIGHT - 1 - y)
    gui.press("A", ctrl=True, over="")
    gui.type(str(folder))
    gui.press("RET", over="")
