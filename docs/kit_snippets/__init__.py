# SPDX-License-Identifier: GPL-3.0-or-later
"""The kit by example: a few lines for each function that a picture explains."""

from .light import LIGHT
from .materials import MATERIALS
from .modifiers import MODIFIERS
from .objects import OBJECTS
from .placement import PICTURE
from .shapes import SHAPES
from .snippet import Section, Snippet

__all__ = ["SECTIONS", "UNPICTURED", "Section", "Snippet"]

SECTIONS = (PICTURE, SHAPES, OBJECTS, MODIFIERS, MATERIALS, LIGHT)
"""In the page's order."""

UNPICTURED = {
    "begin_stage": "tags what is made",
    "find": "looks up an object",
    "ray": "seen from its own camera, a ray is a point",
    "session_collection": "looks up the collection",
    "session_scene": "looks up the scene",
    "stage": "tags what is made",
    "start_scene": "begins every program",
    "tunable": "hands on a number",
}
"""Functions that a picture would not explain, and why."""
