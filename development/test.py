# SPDX-License-Identifier: GPL-3.0-or-later
"""Run the tests, saying what was skipped and why."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
ONLY_BLENDER = "--only-blender"


LONGEST = "tests/blender/test_resume_after_kill.py"
"""Begun first, so that no core waits for it in the end."""
SIDE_BY_SIDE = (LONGEST, "tests/blender", "tests/unit")
"""Tests that run on all cores, each file in one process."""
IN_TURN = "tests/gui"
"""Tests that measure how Blender's window answers, and so have the machine to themselves."""


def run(options: Sequence[str], report: Path) -> int:
    """Exit status of pytest in a process of its own, which writes what became of each test to ``report``."""
    command = [sys.executable, "-P", "-m", "pytest", "-rs", f"--junit-xml={report}", *options]
    return subprocess.call(command, cwd=REPOSITORY)


def outcomes(reports: Sequence[Path]) -> str:
    """Like pytest's own last line, of all that ``reports`` tell."""
    suites = [suite for path in reports if path.exists() for suite in ElementTree.parse(path).iter("testsuite")]
    failed, error, skipped, tests = (
        sum(int(suite.get(name, 0)) for suite in suites) for name in ("failures", "errors", "skipped", "tests")
    )
    counts = {"failed": failed, "passed": tests - failed - error - skipped, "skipped": skipped, "error": error}
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count)


def main(arguments: Sequence[str]) -> int:
    """Pytest's exit status. ``arguments`` are pytest's own, with paths relative to the repository.

    Without arguments all tests run, and the last line tells of all. Lint and types are tests too
    (``tests/unit``). ``--only-blender``, for another version of Blender, leaves out what its
    version cannot change.
    """
    os.chdir(REPOSITORY)
    options = ["-rs"]
    if ONLY_BLENDER in arguments:
        print("Skipped: tests/unit with lint and types, which do not depend on the version of Blender.", flush=True)
        options.append("--override-ini=testpaths=tests/blender")
    if arguments:
        return pytest.main([*options, *(argument for argument in arguments if argument != ONLY_BLENDER)])
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        reports = [Path(folder) / "together.xml", Path(folder) / "in_turn.xml"]
        together = run(["-n", str(os.cpu_count() or 1), "--dist=loadfile", *SIDE_BY_SIDE], reports[0])
        in_turn = run([IN_TURN], reports[1])
        print(f"All tests: {outcomes(reports)} in {time.monotonic() - begun:.2f}s", flush=True)
    return together or in_turn
