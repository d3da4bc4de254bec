# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs inside Blender: performs what the test asks for, on the main thread, between Blender's own events.

The test connects to a Unix socket, whose path is in the environment, and sends one JSON object a
line: ``{"value": expression}``, ``{"run": statements}``, ``{"load": path}`` or ``{"event": {...}}``.
Each is answered by one line, ``{"value": ...}`` or ``{"error": traceback}``.

An app timer, and neither a thread nor a modal operator, so that what a test counts and interrupts
is the extension's alone. It is persistent, hence survives file loads, and keeps no reference to
Blender's data, hence survives undo.
"""

import contextlib
import ctypes
import json
import os
import socket
import sys
import traceback
from typing import Any

import bpy

TICK = 0.01
"""Seconds between two looks at the socket."""


class Driver:
    """One listening socket and at most one connected test."""

    def __init__(self, path: str) -> None:
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(path)
        self._listener.listen()
        self._listener.setblocking(False)
        self._test: socket.socket | None = None
        self._received = b""

    def tick(self) -> float:
        """Perform what has arrived, and ask to be called again."""
        with contextlib.suppress(BlockingIOError):
            self._test, _ = self._listener.accept()
            self._test.setblocking(False)
            self._received = b""
        if self._test is not None:
            with contextlib.suppress(BlockingIOError, ConnectionError):
                self._received += self._test.recv(1 << 20)
            line, end, rest = self._received.partition(b"\n")
            if end:
                self._received = rest
                answer = json.dumps(_answer(json.loads(line)), default=repr)
                self._test.setblocking(True)
                self._test.sendall(answer.encode() + b"\n")
                self._test.setblocking(False)
        return TICK


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    try:
        ((kind, asked),) = request.items()
        return {"value": _perform(kind, asked)}
    except BaseException:
        return {"error": traceback.format_exc()}


def _perform(kind: str, asked: Any) -> Any:
    names = _names()
    if kind == "event":
        _simulate(**asked)
        return None
    if kind == "load":
        # From a timer of its own that fires once: Blender may crash when a repeating one loads a file.
        bpy.app.timers.register(lambda: _load(asked), persistent=True)
        return None
    if kind == "flush":
        # What C code printed waits in a buffer of its own when the output is a file.
        sys.stdout.flush()
        ctypes.CDLL(None).fflush(None)
        return None
    with bpy.context.temp_override(window=names["window"], area=names["area"], region=names["region"]):
        if kind == "value":
            return eval(asked, names)
        exec(compile(asked, "<test>", "exec"), names)
        return names.get("result")


def _simulate(x: int, y: int, **event: Any) -> None:
    """An event at a pixel of the screen, for the window that was opened last of those that lie there."""
    for window in reversed(bpy.context.window_manager.windows[:]):
        if 0 <= x - window.x < window.width and 0 <= y - window.y < window.height:
            window.event_simulate(x=x - window.x, y=y - window.y, **event)
            return
    raise ValueError(f"no window at {x}, {y}")


def _load(path: str) -> None:
    bpy.ops.wm.open_mainfile(filepath=path)
    bpy.app.driver_namespace.pop("opened", None)


def _names() -> dict[str, Any]:
    """What expressions may speak of: the first window, its largest 3D viewport, and the scene."""
    window = bpy.context.window_manager.windows[0]
    viewports = [area for area in window.screen.areas if area.type == "VIEW_3D"]
    area = max(viewports, key=lambda each: each.width * each.height, default=None)
    regions = {region.type: region for region in area.regions} if area else {}
    return {
        "bpy": bpy,
        "window": window,
        "scene": window.scene,
        "area": area,
        "space": area.spaces.active if area else None,
        "region": regions.get("WINDOW"),
        "sidebar": regions.get("UI"),
    }


def _prepare() -> None:
    view = bpy.context.preferences.view
    view.show_splash = False
    view.show_tooltips = False  # They would hide what a test reads.
    bpy.context.preferences.use_preferences_save = False
    if bpy.app.version < (5, 0, 0):
        # There, render jobs die within a few pictures (GLXBadContext) under Mesa's software renderer, without
        # any extension too; pictures that Blender waits for do not.
        bpy.context.preferences.addons["bl_ext.user_default.maquette"].preferences.rendering = "WAIT"
    bpy.app.timers.register(Driver(os.environ["MAQUETTE_GUI_SOCKET"]).tick, first_interval=0.1, persistent=True)


_prepare()
