# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a maker's client came with the extension, found out without importing it."""

import importlib.util
import sys
from functools import cache


@cache
def client_is_there(module: str) -> bool:
    """Whether ``module`` could be imported by this Python."""
    if module in sys.modules:
        return True
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        # The package that it would be in is missing too.
        return False


def this_python() -> str:
    """Such as ``3.13``."""
    return f"{sys.version_info.major}.{sys.version_info.minor}"
