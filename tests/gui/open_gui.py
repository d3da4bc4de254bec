# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything from the zip to an open sidebar, and everything taken down again."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from .blender_process import BlenderProcess
from .display import virtual_display
from .gui import Gui

SHARED = Path("/tmp")
"""The folder that a provisioned Blender has in common with the machine."""
SHOTS = "MAQUETTE_GUI_SCREENSHOTS"
"""Names, in the environment, the folder that screenshots are kept in, a folder for each version there."""


@contextlib.contextmanager
def open_gui(executable: Path, version: str, package: Path) -> Iterator[Gui]:
    """Blender's window with the zip ``package`` installed in a clean profile."""
    folder = Path(tempfile.mkdtemp(prefix=f"maquette-gui-{version}-", dir=SHARED))
    kept = os.environ.get(SHOTS)
    with virtual_display() as display:
        blender = BlenderProcess(executable, folder, display)
        try:
            blender.install(package)
            blender.start()
            yield Gui(blender, Path(kept) / version if kept else folder / "screenshots")
        finally:
            blender.stop()
            shutil.rmtree(folder, ignore_errors=True)
