# SPDX-License-Identifier: GPL-3.0-or-later
"""Build and validate the installable zip with Blender's own builder."""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
SHIPPED = (
    "__init__.py",
    "blender_manifest.toml",
    "LICENSE",
    "preferences.py",
    "properties.py",
    "agent",
    "operators",
    "panels",
    "prompts",
    "scene",
    "stages",
    "translations",
)
"""What the extension consists of; nothing else of the repository gets into the zip."""


def main(arguments: Sequence[str]) -> int:
    """Build into ``--out`` (default ``dist/`` of the repository) and print the zip's path and size."""
    parser = argparse.ArgumentParser(prog="dev.py package", description="Build and validate the installable zip.")
    parser.add_argument("--out", type=Path, default=REPOSITORY / "dist", help="folder for the zip (default: dist)")
    package = build(parser.parse_args(arguments).out)
    print(f"{package} ({package.stat().st_size / 1000:.0f} kB)")
    return 0


def build(folder: Path) -> Path:
    """The validated zip, made in ``folder``. Raises ``CalledProcessError`` after the builder has said why."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        sources = Path(temporary) / "maquette"
        stage(sources)
        run_builder("validate", str(sources))
        made = Path(temporary) / "made"
        made.mkdir()
        run_builder("build", f"--source-dir={sources}", f"--output-dir={made}")
        (package,) = made.glob("*.zip")
        run_builder("validate", str(package))
        return Path(shutil.copy(package, folder))


def stage(target: Path) -> None:
    """Copy what is shipped into the new folder ``target``."""
    target.mkdir()
    for name in SHIPPED:
        source = REPOSITORY / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
        else:
            shutil.copy(source, target / name)


def run_builder(*arguments: str) -> None:
    """Run Blender's command line for extensions, which is quiet when all is well."""
    command = [sys.executable, str(builder()), *arguments]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        print(result.stdout, result.stderr, sep="", file=sys.stderr)
        result.check_returncode()


def builder() -> Path:
    """The builder's script inside the ``bpy`` module."""
    module = find_spec("bpy")
    if module is None or module.origin is None:
        raise ModuleNotFoundError("The bpy module is not installed.")
    (script,) = Path(module.origin).parent.glob("*/scripts/addons_core/bl_pkg/cli/blender_ext.py")
    return script
