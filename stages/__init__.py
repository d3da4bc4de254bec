# SPDX-License-Identifier: GPL-3.0-or-later
"""The five stages in their order, and the one-shot stand-in for all of them."""

from typing import Final

from ..agent.stage import Stage
from .composition import COMPOSITION
from .geometry import GEOMETRY
from .lighting import LIGHTING
from .materials import MATERIALS
from .oneshot import ONESHOT as ONESHOT
from .scaffold import SCAFFOLD

STAGES: Final[tuple[Stage, ...]] = (SCAFFOLD, GEOMETRY, MATERIALS, COMPOSITION, LIGHTING)
