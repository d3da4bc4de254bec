# SPDX-License-Identifier: GPL-3.0-or-later
"""What a solver must reach, and what it did."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    """One row of the solvers' table."""

    what: str
    aim: str
    reached: str
    met: bool
