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

from ..tests.gui.find_blenders import versions

REPOSITORY = Path(__file__).resolve().parent.parent
ONLY_BLENDER = "--only-blender"


IN_TURN = "tests/gui/test_responsive.py"
"""Tests that measure how fast Blender's window answers, and so have the machine to themselves."""
LONGEST = "tests/blender/test_resume_after_kill.py"
"""Begun first, so that no core waits for it in the end."""
PHASES = (
    ("--numprocesses={cores}", "--dist=loadfile", LONGEST, "tests/blender", "tests/unit"),
    ("--numprocesses={versions}", "--dist=loadgroup", "tests/gui", f"--ignore={IN_TURN}"),
    (IN_TURN,),
)
"""Pytest's options of what runs one after the other: each file in one process on all cores, then Blender's window
with one process for each version of Blender, then one test at a time."""


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
    cores = os.cpu_count() or 1
    counts = {"cores": cores, "versions": min(cores, len(versions()))}
    with tempfile.TemporaryDirectory() as folder:
        reports = [Path(folder) / f"{number}.xml" for number in range(len(PHASES))]
        ended = [
            run([option.format(**counts) for option in phase], report)
            for phase, report in zip(PHASES, reports, strict=True)
        ]
        print(f"All tests: {outcomes(reports)} in {time.monotonic() - begun:.2f}s", flush=True)
    return max(ended)
