# SPDX-License-Identifier: GPL-3.0-or-later
"""What a session runs by itself, and so can be without."""

from typing import Final

from ...agent.solver import CHANGES, MEASURING, Switch
from ...stages import ONESHOT, STAGES

RUNNING: Final[tuple[Switch, ...]] = (
    *(name for name in CHANGES if any(name in stage.solvers for stage in (*STAGES, ONESHOT))),
    *MEASURING,
)
"""Those for which an ablation has a row each: ``tuning`` runs only where a program declares what to tune."""
