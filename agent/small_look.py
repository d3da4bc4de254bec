# SPDX-License-Identifier: GPL-3.0-or-later
"""The small look by which a stage's score is told within an attempt."""

from typing import Final

from .assignment import Circumstances
from .effects import Glance, View

SIDE: Final = 128
"""Longer side of what is rendered, pixels, where the session's pictures are not smaller."""


def small_look(views: tuple[View, ...], circumstances: Circumstances, seed: int) -> Glance:
    """``views`` of the scene as it is."""
    settings = circumstances.settings
    side = min(SIDE, max(settings.width, settings.height))
    return Glance(views, side, seed, circumstances.blueprint)
