# SPDX-License-Identifier: GPL-3.0-or-later
"""Run the tests, saying what was skipped and why."""

import os
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
ONLY_BLENDER = "--only-blender"


SIDE_BY_SIDE = ("tests/unit", "tests/blender")
"""Tests that run on all cores, each file in one process."""
IN_TURN = "tests/gui"
"""Tests that measure how Blender's window answers, and so have the machine to themselves."""


class Count:
    """Counts how tests came out, over several runs."""

    def __init__(self) -> None:
        """Begin now."""
        self._outcomes: Counter[str] = Counter()
        self._begun = time.monotonic()

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Add up what a run tells."""
        named = {name: reports for name, reports in terminalreporter.stats.items() if name}
        self._outcomes.update({name: len(reports) for name, reports in named.items()})

    def __str__(self) -> str:
        """Like pytest's own last line."""
        names = ("failed", "passed", "skipped", "xfailed", "warnings", "error")
        told = ", ".join(f"{self._outcomes[name]} {name}" for name in names if self._outcomes[name])
        return f"{told} in {time.monotonic() - self._begun:.2f}s"


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
    count = Count()
    together = pytest.main([*options, "-n", str(os.cpu_count() or 1), "--dist=loadfile", *SIDE_BY_SIDE], [count])
    alone = pytest.main([*options, IN_TURN], [count])
    print(f"All tests: {count}", flush=True)
    return together or alone
