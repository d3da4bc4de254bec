# SPDX-License-Identifier: GPL-3.0-or-later
"""Python ends when its work is done.

Blender's module below 5.0 waits for ever at the end of Python if something still holds on to it, as ``typing`` does
to the arguments of ``Final[…]`` and its like (https://projects.blender.org/blender/blender/issues/146640).
"""

import subprocess
import sys
from pathlib import Path

import pytest

LIMIT = 120
"""Seconds for what takes two."""
IMPORT_ALL = """
import importlib, pathlib, sys
import maquette
root = pathlib.Path(maquette.__file__).parent
for folder in sys.argv[1:]:
    for path in sorted((root / folder).rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        importlib.import_module(".".join(["maquette", *(part for part in parts if part != "__init__")]))
print("all imported")
"""


@pytest.mark.parametrize("folders", [["agent", "stages", "scene"], ["operators", "panels", "translations"]], ids=str)
def test_python_ends_whatever_was_imported(repository: Path, folders: list[str]) -> None:
    command = [sys.executable, "-P", "-c", IMPORT_ALL, *folders]
    done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=False, cwd=repository)
    assert (done.returncode, "all imported" in done.stdout) == (0, True), done.stderr[-2000:]
