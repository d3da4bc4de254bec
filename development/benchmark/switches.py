# SPDX-License-Identifier: GPL-3.0-or-later
"""What a session does by itself, and so can be without."""

from typing import Final

from ...agent.providers.registry import DESCRIPTIONS
from ...agent.solver import CHANGES, MEASURING, PROMPTED, Switch
from ...stages import ONESHOT, STAGES

RUNNING: Final[tuple[Switch, ...]] = (
    *(name for name in CHANGES if any(name in stage.solvers for stage in (*STAGES, ONESHOT))),
    *MEASURING,
)
"""Those for which an ablation has a row each: ``tuning`` runs only where a program declares what to tune."""


def running_with(provider: str) -> tuple[Switch, ...]:
    """Likewise all that makes a difference with ``provider``: what only prompts tell does with those who read them."""
    return (*RUNNING, *PROMPTED) if DESCRIPTIONS[provider].sees else RUNNING
