# SPDX-License-Identifier: GPL-3.0-or-later
"""The linter, the formatter and the type checker find nothing."""

import subprocess
import sys
from pathlib import Path

import pytest


def run(module: str, *arguments: str, folder: Path) -> None:
    """Run a tool in ``folder``; what it says is the failure's message."""
    pytest.importorskip(module, reason=f"{module} is not installed")
    command = [sys.executable, "-m", module, *arguments]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_lint(repository: Path) -> None:
    run("ruff", "check", folder=repository)


def test_format(repository: Path) -> None:
    run("ruff", "format", "--check", folder=repository)


def test_types(repository: Path) -> None:
    options = (f"--config-file={repository / 'pyproject.toml'}", f"--cache-dir={repository / '.mypy_cache'}")
    # mypy takes a package for sources of ours only where it finds it in the working directory.
    run("mypy", *options, "--package=maquette", folder=Path(sys.prefix) / "checkout")
    run("mypy", *options, "--follow-imports=silent", "dev.py", folder=repository)
