# SPDX-License-Identifier: GPL-3.0-or-later
"""Dispatch of ``dev.py``'s commands."""

import sys
from collections.abc import Callable, Sequence

from . import demo, package, test

COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "demo": demo.main,
    "test": test.main,
    "package": package.main,
}

if __name__ == "__main__":
    sys.exit(COMMANDS[sys.argv[1]](sys.argv[2:]))
