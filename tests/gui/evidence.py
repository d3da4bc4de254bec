# SPDX-License-Identifier: GPL-3.0-or-later
"""What remains of a failed test: the screen and Blender's log."""

import os
import re
import shutil
import tempfile
from pathlib import Path

from PIL import ImageGrab

from .gui import Gui

FOLDER = "MAQUETTE_GUI_EVIDENCE"
"""Names, in the environment, the folder for it; else it is one in the temporary folder."""
TAIL = 3000
"""Characters of the log that the report shows."""


def keep_evidence(gui: Gui, test: str) -> str:
    """Save the screen and the log under the test's name; where they are, and the log's end."""
    folder = Path(os.environ.get(FOLDER) or Path(tempfile.gettempdir()) / "maquette-gui-evidence")
    folder.mkdir(parents=True, exist_ok=True)
    base = folder / re.sub(r"[^\w.-]+", "-", test).strip("-")
    log = gui.blender.log_text()
    ImageGrab.grab(xdisplay=gui.blender.display).save(f"{base}.png")
    shutil.copy(gui.blender.log, f"{base}.txt")
    return f"screen: {base}.png\nlog: {base}.txt, which ends:\n{log[-TAIL:]}"
