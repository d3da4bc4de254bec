# SPDX-License-Identifier: GPL-3.0-or-later
"""What to do in a test where wheels cannot be fetched."""

import contextlib
import os
from collections.abc import Iterator

import pytest

from maquette.development.wheels import NoWheels


@contextlib.contextmanager
def wheels_or_skip() -> Iterator[None]:
    """Skip with the reason where they cannot be fetched; in CI, fail."""
    try:
        yield
    except NoWheels as reason:
        if os.environ.get("CI"):
            pytest.fail(str(reason))
        pytest.skip(str(reason))
