# SPDX-License-Identifier: GPL-3.0-or-later
"""Blender's module in the test process: a profile of its own, and a safe way out."""

import os
import sys
import tempfile

import pytest

# The developer's own preferences and add-ons must neither change a result nor be changed.
# Blender reads the variable when it starts, which is when bpy is first imported.
_PROFILE = tempfile.TemporaryDirectory(prefix="maquette-profile-")
os.environ["BLENDER_USER_RESOURCES"] = _PROFILE.name

# Not before the variable is set, and before any test: only then can Blender's own modules be found.
import bpy  # noqa: E402, F401

_STATUS = pytest.StashKey[int]()


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Remember pytest's verdict for the way out."""
    session.config.stash[_STATUS] = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave without Python's shutdown, in which bpy 4.5 hangs when a failed test left classes registered."""
    _PROFILE.cleanup()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(config.stash.get(_STATUS, pytest.ExitCode.INTERNAL_ERROR))
