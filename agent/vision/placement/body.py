# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known of an object that already is in the scene."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..camera.pinhole import Floats


@dataclass(frozen=True)
class Body:
    """An object with its parts, in the world."""

    ref: str
    """The blueprint's id."""
    points: Floats
    """(count, 3) vertices, metres."""
    triangles: NDArray[np.intp]
    """(count, 3) indices of vertices."""
    pivot: Floats
    """(3,): what it turns and is scaled about, its origin."""
    upright: bool = True
    """Its own z axis is the world's, so that its height may be scaled apart."""
    fixed: bool = False
    """It must stay where it is."""
    is_field: bool = False
    """A ground: it carries at its usual height, whatever blades of grass and pebbles rise from it."""
    parented: bool = False
    """It is a child of what carries it, and moves along by itself."""

    def moved(self, motion: "Motion") -> "Body":
        """The same after ``motion``."""
        return replace(self, points=motion.applied(self.points, self.pivot), pivot=self.pivot + motion.shift)


@dataclass(frozen=True)
class Motion:
    """A change of place, direction and size."""

    shift: Floats
    """(3,) of the pivot, metres."""
    turn: float = 0.0
    """About the vertical, radians anticlockwise seen from above."""
    scale: float = 1.0
    stretch: float = 1.0
    """Factor of the height beside ``scale``."""

    def applied(self, points: Floats, pivot: Floats) -> Floats:
        """``points`` (count, 3) after it."""
        cosine, sine = np.cos(self.turn), np.sin(self.turn)
        linear = self.scale * np.array([[cosine, -sine, 0.0], [sine, cosine, 0.0], [0.0, 0.0, self.stretch]])
        return np.asarray((points - pivot) @ linear.T + pivot + self.shift)

    def then(self, after: "Motion") -> "Motion":
        """Both, about the same pivot."""
        return Motion(
            self.shift + after.shift,
            self.turn + after.turn,
            self.scale * after.scale,
            self.stretch * after.stretch,
        )


STILL: Final = Motion(np.zeros(3))
"""No motion at all."""
