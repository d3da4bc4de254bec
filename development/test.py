# SPDX-License-Identifier: GPL-3.0-or-later
"""Run the tests, saying what was skipped and why."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

import pytest

from ..tests.gui.find_blenders import versions

REPOSITORY = Path(__file__).resolve().parent.parent
ONLY_BLENDER = "--only-blender"


LONGEST = "tests/blender/test_resume_after_kill.py"
"""Begun first, so that no core waits for it in the end."""
SIDE_BY_SIDE = (LONGEST, "tests/blender", "tests/unit")
"""Tests that run on all cores, each file in one process."""
WINDOWS = "tests/gui"
"""Tests in Blender's window, in one process for each version of Blender: they wait for one another's answers."""
IN_TURN = ("tests/gui/test_install.py", "tests/gui/test_responsive.py", "tests/gui/test_services.py")
"""Those of them that measure how long Blender takes, and so have the machine to themselves."""


def begin(options: Sequence[str], report: Path, output: IO[bytes] | None = None) -> subprocess.Popen[bytes]:
    """Pytest in a process of its own, which writes what became of each test to ``report``."""
    command = [sys.executable, "-P", "-m", "pytest", "-rs", f"--junit-xml={report}", *options]
    return subprocess.Popen(command, cwd=REPOSITORY, stdout=output, stderr=subprocess.STDOUT if output else None)


def run_windows(folder: Path) -> list[int]:
    """Exit statuses of the tests in each version's window at once, the first's output shown as it comes."""
    others = versions()[1:]
    rest = [WINDOWS, *(f"--ignore={path}" for path in IN_TURN)]
    began: list[tuple[subprocess.Popen[bytes], Path]] = []
    for version in others:
        output = folder / f"window_{version}.txt"
        with output.open("wb") as written:
            began.append((begin([*rest, "-k", version], folder / f"window_{version}.xml", written), output))
    without = " and ".join(f"not {version}" for version in others)
    statuses = [begin([*rest, "-k", without], folder / "window.xml").wait()]
    for process, output in began:
        statuses.append(process.wait())
        print(output.read_text(errors="replace"), flush=True)
    return statuses


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
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cores = str(os.cpu_count() or 1)
        statuses = [begin(["-n", cores, "--dist=loadfile", *SIDE_BY_SIDE], folder / "together.xml").wait()]
        statuses += run_windows(folder)
        statuses.append(begin(IN_TURN, folder / "in_turn.xml").wait())
        print(f"All tests: {outcomes(sorted(folder.glob('*.xml')))} in {time.monotonic() - begun:.2f}s", flush=True)
    return next(filter(None, statuses), 0)
