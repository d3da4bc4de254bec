# SPDX-License-Identifier: GPL-3.0-or-later
"""What all tests share."""

from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder that is the package ``maquette``."""
    return REPOSITORY
