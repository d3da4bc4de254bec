# SPDX-License-Identifier: GPL-3.0-or-later
"""Start a Blender with the extension as it is now, and try the window by hand, line by line.

    .venv/bin/python -P -m maquette.tests.gui.play [5.2|4.3]

Each line read is Python in which ``gui`` is the window (``gui.py``); an expression's value is printed.
Ends with the input, so a file of lines can be piped in too.
"""

import code
import contextlib
import sys
import tempfile
from pathlib import Path

from ...development.package import build
from .find_blenders import executable
from .open_gui import open_gui


def main(arguments: list[str]) -> None:
    """Open the window, with the tab in front, and read lines until there are no more."""
    version = arguments[0] if arguments else "5.2"
    with tempfile.TemporaryDirectory() as folder:
        package = build(Path(folder))
        with open_gui(executable(version), version, package) as gui:
            gui.open_sidebar()
            print(f"Blender {version} on display {gui.blender.display}, files in {gui.folder}", flush=True)
            with contextlib.suppress(SystemExit):
                code.interact(banner="", local={"gui": gui, "Path": Path}, exitmsg="")
            print("\n".join(gui.blender.new_complaints()) or "Blender printed no errors.")


if __name__ == "__main__":
    main(sys.argv[1:])
