# SPDX-License-Identifier: GPL-3.0-or-later
"""The test's end of the line to ``driver.py`` inside Blender."""

import json
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


class RemoteError(AssertionError):
    """What was asked for raised inside Blender; the message is the traceback there."""


class Remote:
    """Asks the driver behind the Unix socket ``path``, one question at a time.

    ``alive`` tells whether Blender still runs: no answer is waited for when it does not.
    """

    def __init__(self, path: Path, alive: Callable[[], bool], limit: float) -> None:
        self._alive = alive
        self._received = b""
        deadline = time.monotonic() + limit
        while True:
            self._socket = socket.socket(socket.AF_UNIX)
            try:
                self._socket.connect(str(path))
                break
            except OSError as error:
                self._socket.close()
                if not alive():
                    raise RemoteError("Blender ended before its window was there.") from error
                if time.monotonic() > deadline:
                    raise RemoteError(f"Blender's window was not there after {limit:.0f} s.") from error
                time.sleep(0.05)

    def ask(self, kind: str, asked: Any, limit: float) -> Any:
        """The driver's answer within ``limit`` seconds. Raises ``RemoteError`` instead of what was raised there."""
        self._socket.sendall(json.dumps({kind: asked}).encode() + b"\n")
        answer = json.loads(self._line(time.monotonic() + limit, f"{kind} {asked!r}", limit))
        if "error" in answer:
            raise RemoteError(answer["error"])
        return answer["value"]

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def _line(self, deadline: float, what: str, limit: float) -> bytes:
        self._socket.settimeout(0.5)
        while b"\n" not in self._received:
            try:
                part = self._socket.recv(1 << 20)
            except TimeoutError:
                part = None
            if part == b"" or not self._alive():
                raise RemoteError(f"Blender ended while it was asked: {what}")
            if part is None and time.monotonic() > deadline:
                raise RemoteError(f"Blender did not answer within {limit:.0f} s: {what}")
            self._received += part or b""
        line, _, self._received = self._received.partition(b"\n")
        return line
