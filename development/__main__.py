# SPDX-License-Identifier: GPL-3.0-or-later
"""Hand over to the command that ``dev.py`` was asked for."""

import sys
from importlib import import_module

if __name__ == "__main__":
    command = import_module(f".{sys.argv[1]}", __package__)
    sys.exit(command.main(sys.argv[2:]))
