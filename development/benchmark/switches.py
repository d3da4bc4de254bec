# SPDX-License-Identifier: GPL-3.0-or-later
"""What a run can be without."""

from typing import Final

from ...agent.solver import CHANGES, SolverName
from ...stages import ONESHOT, STAGES

SWITCHES: Final[tuple[SolverName, ...]] = tuple(CHANGES)
"""All solvers."""
RUNNING: Final[tuple[SolverName, ...]] = tuple(
    name for name in CHANGES if any(name in stage.solvers for stage in (*STAGES, ONESHOT))
)
"""Those that stages run by themselves, for which an ablation has a row each."""
