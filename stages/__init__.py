# SPDX-License-Identifier: GPL-3.0-or-later
"""The five stages in their order, and the one-shot stand-in for all of them."""

from typing import Final

from ..agent.stage import Stage
from .composition import COMPOSITION
from .geometry import GEOMETRY
from .lighting import LIGHTING
from .materials import MATERIALS
from .oneshot import ONESHOT
from .scaffold import SCAFFOLD

STAGES: Final[tuple[Stage, ...]] = (SCAFFOLD, GEOMETRY, MATERIALS, COMPOSITION, LIGHTING)


def stage_named(name: str) -> Stage:
    """The stage called ``name``. Raises ``KeyError`` for any other name."""
    return {stage.name: stage for stage in (*STAGES, ONESHOT)}[name]
