# SPDX-License-Identifier: GPL-3.0-or-later
"""A Blender with a window, a clean profile and the extension installed; started, asked, ended."""

import contextlib
import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Any

from .complaints import complaints_in
from .remote import Remote

DRIVER = Path(__file__).with_name("driver.py")
START_LIMIT = 300
"""Seconds until the window must be there: a busy machine needs ten."""
QUIT_LIMIT = 120


class BlenderProcess:
    """One profile in ``folder``, which Blender sees under the same path, and at most one Blender that uses it."""

    def __init__(self, executable: Path, folder: Path, display: str) -> None:
        self.executable = executable
        self.folder = folder
        self.display = display
        self.log = folder / "log.txt"
        self._answered_for = 0
        self._socket = folder / "driver"
        self._process: subprocess.Popen[bytes] | None = None
        self._remote: Remote | None = None

    def command(self, *arguments: str) -> str:
        """What ``blender --command …`` prints, its complaints included. Fails when Blender does."""
        return self.run("--command", *arguments)

    def run(self, *arguments: str) -> str:
        """What a Blender without a window prints with this profile. Fails when Blender does."""
        result = subprocess.run(
            [self.executable, *arguments],
            env=self._environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=START_LIMIT,
            check=False,
        )
        with self.log.open("a", encoding="utf-8") as log:
            log.write(result.stdout)
        assert result.returncode == 0, f"blender {' '.join(arguments)} failed:\n{result.stdout}"
        return result.stdout

    def install(self, package: Path) -> None:
        """Install and enable the zip as an artist's Blender would."""
        zip_file = Path(shutil.copy(package, self.folder))
        self.command("extension", "install-file", "--repo", "user_default", "--enable", str(zip_file))

    def start(self, *files: str) -> None:
        """Open the window, on a .blend when one is given, and wait for the driver inside."""
        self._socket.unlink(missing_ok=True)
        driver = shutil.copy(DRIVER, self.folder)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [
                    self.executable,
                    "--enable-event-simulate",
                    *("--window-geometry", "0", "0", "1600", "900"),
                    *files,
                    *("--python", driver),
                ],
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._remote = Remote(self._socket, self.is_running, START_LIMIT)

    def is_running(self) -> bool:
        """Whether Blender has neither ended nor crashed."""
        return self._process is not None and self._process.poll() is None

    def ask(self, kind: str, asked: Any, limit: float) -> Any:
        """The driver's answer; see ``driver.py``."""
        assert self._remote is not None, "Blender was not started"
        return self._remote.ask(kind, asked, limit)

    def stop(self) -> None:
        """Quit without saving, as from the menu; kill when that does not help."""
        if self._process is not None and self._remote is not None and self.is_running():
            with contextlib.suppress(AssertionError):  # Blender may be gone before it answers, or too busy to.
                self._remote.ask("run", "bpy.ops.wm.quit_blender()", QUIT_LIMIT)
            try:
                self._process.wait(QUIT_LIMIT)
            except subprocess.TimeoutExpired:
                self.kill()
        self._hang_up()

    def kill(self) -> None:
        """End Blender without warning, as a power cut would."""
        if self._process is not None and self.is_running():
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._hang_up()

    def log_text(self) -> str:
        """All that the profile's Blenders have printed."""
        if self.is_running():
            with contextlib.suppress(AssertionError):  # What is in the file must do.
                self.ask("flush", None, 10)
        return self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""

    def new_complaints(self) -> list[str]:
        """The errors printed since this was asked last."""
        log = self.log_text()
        complaints = complaints_in(log[self._answered_for :])
        self._answered_for = len(log)
        return complaints

    def _hang_up(self) -> None:
        if self._remote is not None:
            self._remote.close()
        self._remote = None
        self._process = None

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "BLENDER_USER_RESOURCES": str(self.folder / "profile"),
            "DISPLAY": self.display,
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "MAQUETTE_GUI_SOCKET": str(self._socket),
        }
