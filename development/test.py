# SPDX-License-Identifier: GPL-3.0-or-later
"""Run the tests, saying what was skipped and why."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
ONLY_BLENDER = "--only-blender"


def main(arguments: Sequence[str]) -> int:
    """Pytest's exit status. ``arguments`` are pytest's own, with paths relative to the repository.

    Lint and types are tests too (``tests/unit``), so that pytest's summary, the last line, tells
    all. ``--only-blender``, for another version of Blender, leaves out what its version cannot change.
    """
    options = ["-rs"]
    if ONLY_BLENDER in arguments:
        print("Skipped: tests/unit with lint and types, which do not depend on the version of Blender.", flush=True)
        options.append("--override-ini=testpaths=tests/blender")
    os.chdir(REPOSITORY)
    return pytest.main([*options, *(argument for argument in arguments if argument != ONLY_BLENDER)])
