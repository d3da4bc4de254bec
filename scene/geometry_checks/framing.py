# SPDX-License-Identifier: GPL-3.0-or-later
"""Objects outside the picture, or cut off by its edge though the reference shows them whole."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from ...agent.blueprint import BlueprintObject, Box
from ..kit.surface import NEAREST, box_of_points
from .body import Floats
from .notice import Notice
from .thing import Thing

SLACK: Final = 0.02
"""Share of the picture by which an object may reach beyond its edge."""
MOST_POINTS: Final = 20000


def framing(thing: Thing, entry: BlueprintObject, camera: Floats) -> Iterator[Notice]:
    """At most one notice on where the camera of this ``picture_matrix`` sees ``thing``.

    Of what reaches behind the camera its corners do not tell where it is seen.
    """
    points = thing.points[:: -(-len(thing.points) // MOST_POINTS)]
    before = points @ camera[:3, 2] + camera[3, 2] > NEAREST
    if before.any() and not before.all():
        return
    found = box_of_points(points, camera)
    mend = f'fit_to_box("{thing.ref}", ({", ".join(f"{edge:g}" for edge in entry.box)}))'
    if found is None:
        yield Notice(1.0, f"{thing.ref!r} is behind the camera.", mend)
        return
    left, top, right, bottom = (float(edge) for edge in found)
    where = f"it spans x {left:.2f} to {right:.2f} and y {top:.2f} to {bottom:.2f}"
    if right <= 0.0 or left >= 1.0 or bottom <= 0.0 or top >= 1.0:
        yield Notice(1.0, f"{thing.ref!r} is outside the picture: {where}.", mend)
        return
    beyond = _beyond((left, top, right, bottom))
    if beyond > SLACK and not entry.cut_off and not entry.behind:
        words = f"is cut off by the picture's edge, though the reference shows it whole: {where}."
        yield Notice(beyond, f"{thing.ref!r} {words}", mend)


def _beyond(box: Box) -> float:
    """How far ``box`` reaches out of the picture, as a share of the picture's side."""
    return float(np.max([-box[0], -box[1], box[2] - 1.0, box[3] - 1.0]))
