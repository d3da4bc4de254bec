# SPDX-License-Identifier: GPL-3.0-or-later
"""Look at the scene: the pictures that the loop measures, rendered without touching the artist's settings."""

from .clean_up import clean_up
from .collect import collect
from .frame import Frame
from .in_place import look, render_prepared
from .inspection import prepare_inspection
from .prepare import prepare
from .prepared import PreparedLook, PreparedView
from .render import render

__all__ = [
    "Frame",
    "PreparedLook",
    "PreparedView",
    "clean_up",
    "collect",
    "look",
    "prepare",
    "prepare_inspection",
    "render",
    "render_prepared",
]
