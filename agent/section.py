# SPDX-License-Identifier: GPL-3.0-or-later
"""What programs are made of."""

from dataclasses import dataclass

from .critique import SectionName
from .settled import Settled
from .solver import SolverName


@dataclass(frozen=True)
class Section:
    """The accepted code of one stage, or what the artist changed by hand or had solved at a review of that stage."""

    stage: SectionName
    code: str
    """Empty where the artist did nothing that can be said as code."""
    by_hand: bool = False
    settled: tuple[Settled, ...] = ()
    """Of what was done by hand: all that stages must leave alone behind it, as far as its code brings it back."""
    untold: tuple[str, ...] = ()
    """Of what was done by hand: sentences on what the code does not do."""
    solver: SolverName | None = None
    """Of what was done by hand: which solver found it, asked by the artist; nothing is settled by it."""
