# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen of the tests' own, with a window manager, that needs no monitor."""

import contextlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

WIDTH, HEIGHT = 1600, 900
TOOLS = ("Xvfb", "openbox", "tesseract")
"""Programs that the harness calls."""

# Without decorations, a pixel of Blender's window is the same pixel of the screen.
OPENBOX_SETTINGS = """<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <theme><keepBorder>no</keepBorder></theme>
  <applications><application class="*"><decor>no</decor></application></applications>
</openbox_config>
"""


def missing_tools() -> list[str]:
    """Those of ``TOOLS`` that are not on the path."""
    return [tool for tool in TOOLS if shutil.which(tool) is None]


@contextlib.contextmanager
def virtual_display() -> Iterator[str]:
    """The name, such as ``:7``, of a new display that Xvfb chose because it was free."""
    read, write = os.pipe()
    screen = f"{WIDTH}x{HEIGHT}x24"
    server = subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(write),
            "-screen",
            "0",
            screen,
            "-dpi",
            "96",
            "+extension",
            "GLX",
            "-nolisten",
            "tcp",
        ],
        pass_fds=[write],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as told:
            number = told.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start.")
        display = f":{number}"
        with _window_manager(display):
            yield display
    finally:
        end(server)


@contextlib.contextmanager
def _window_manager(display: str) -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "rc.xml"
        settings.write_text(OPENBOX_SETTINGS, encoding="utf-8")
        manager = subprocess.Popen(
            ["openbox", "--config-file", str(settings)],
            env={**os.environ, "DISPLAY": display},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(0.5)
        try:
            yield
        finally:
            end(manager)


def end(process: "subprocess.Popen[bytes]") -> None:
    """Ask ``process`` to end, and make it after five seconds."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
