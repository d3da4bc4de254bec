# SPDX-License-Identifier: GPL-3.0-or-later
"""What came of a solver that the artist asked for."""

from dataclasses import dataclass
from typing import Literal

from .measurements import Measurements
from .solver import SolverName

Outcome = Literal["kept", "worse", "unusable", "nothing"]
"""Of what was found: it is in scene and program; it made the picture worse, or its code failed or changed what it must
not, so that the scene is as it was; or nothing was found that would be better."""


@dataclass(frozen=True)
class SolverReport:
    """For the artist."""

    solver: SolverName
    outcome: Outcome
    summary: str = ""
    """What it found, in its own words."""
    undecided: tuple[str, ...] = ()
    """What the picture does not tell, in sentences."""
    before: Measurements | None = None
    """Of a small render of the scene as it was; None where nothing was to be tried."""
    after: Measurements | None = None
    """Likewise, of the scene with what was found; None where that could not be run."""
