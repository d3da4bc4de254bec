# SPDX-License-Identifier: GPL-3.0-or-later
"""What an attempt is once the solvers have been at it."""

from dataclasses import dataclass

from .effects import RunReport
from .proposal import Proposal


@dataclass(frozen=True)
class Solved:
    """An attempt behind its solvers."""

    proposal: Proposal
    """With what the solvers found in its code."""
    report: RunReport
    """Of all that ran."""
    words: tuple[str, ...] = ()
    """A sentence or more on what each found, and on what it could not decide."""
