# SPDX-License-Identifier: GPL-3.0-or-later
"""Blender's own command line for extensions, as the ``bpy`` module brings it."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path


def run_builder(*arguments: str) -> str:
    """What Blender's command line for extensions says, which raises ``CalledProcessError`` where it refuses."""
    command = [sys.executable, str(_builder()), *arguments]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        print(result.stdout, result.stderr, sep="", file=sys.stderr)
        result.check_returncode()
    return result.stdout


def _builder() -> Path:
    """The script."""
    module = find_spec("bpy")
    if module is None or module.origin is None:
        raise ModuleNotFoundError("The bpy module is not installed.")
    (script,) = Path(module.origin).parent.glob("*/scripts/addons_core/bl_pkg/cli/blender_ext.py")
    return script
