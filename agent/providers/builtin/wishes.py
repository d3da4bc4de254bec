# SPDX-License-Identifier: GPL-3.0-or-later
"""A wish: one thing that the artist's note asks for."""

from dataclasses import dataclass, field

from ...blueprint import Colour
from .wishes_degrees import Degree
from .wishes_words import What


@dataclass(frozen=True)
class Wish:
    """One thing that the artist asks for."""

    said: str
    """Nearly in the artist's words, such as ``taller`` or ``less bright``."""
    what: What
    objects: tuple[str, ...] = ()
    """Blueprint ids; empty for the light, or the whole picture."""
    of_light: bool = False
    lamps_only: bool = False
    shadows: bool = False
    """It is about how dark or soft the shadows are."""
    sign: float = 1.0
    """1 for more of it, -1 for less."""
    degree: Degree = field(default_factory=Degree)
    colour: Colour | None = None
    direction: str = ""
    """Where light should come from: left, right, above, behind or front."""
