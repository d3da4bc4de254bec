# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps Blender's own messages out of the way of a command's progress."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet() -> Iterator[None]:
    """Send what is printed to the process's standard output nowhere, that of Blender's C code included."""
    sys.stdout.flush()
    try:
        output = os.dup(1)
    except OSError:
        # A process without a standard output has nothing to keep quiet.
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    try:
        yield
    finally:
        sys.stdout.flush()
        os.dup2(output, 1)
        os.close(output)
