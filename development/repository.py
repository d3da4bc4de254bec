# SPDX-License-Identifier: GPL-3.0-or-later
"""A static extension repository: files for any web server, which a Blender can subscribe to."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from .builder import run_builder

PAGE: Final = Path(__file__).with_name("repository.html")
"""What people see of it; Blender's builder fills in the table of zips."""


def make_repository(folder: Path, packages: Iterable[Path]) -> Path:
    """The ``index.json`` of ``packages``, with them and a page for people beside it in ``folder``.

    Zips of an earlier repository there go: Blender would not know which of two to offer. Raises
    ``CalledProcessError`` after the builder has said why.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for earlier in folder.glob("maquette-*.zip"):
        earlier.unlink()
    for package in packages:
        shutil.copy(package, folder)
    run_builder("server-generate", f"--repo-dir={folder}", "--html", f"--html-template={PAGE}")
    return folder / "index.json"
