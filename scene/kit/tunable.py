# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers that a program is unsure of."""

from .checks import between


def tunable(value: float, lowest: float, highest: float) -> float:
    """``value`` itself; that it may be any number from ``lowest`` to ``highest`` is for those who tune the program."""
    between("the tunable number", value, lowest, highest)
    return value
