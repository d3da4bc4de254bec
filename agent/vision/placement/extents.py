# SPDX-License-Identifier: GPL-3.0-or-later
"""How far something reaches in the picture in several directions: its box, or the hull of its outline."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ...blueprint import EDGE, BlueprintObject, Point
from ..camera.pinhole import Floats, to_film

SECTORS: Final = 16
"""Directions in which outlines are compared; boxes know four of them."""
BESIDE: Final = 0.008
"""Picture sides: what ends so near to something in front of it may go on behind it."""
SIDE: Final = np.linspace(0.0, 1.0, 7)
"""Along the side of a box, of which something in front must hide more than half."""
TOWARDS: Final = 0.3
"""Least component of a direction towards an edge of the picture that may cut off what reaches it."""


@dataclass(frozen=True)
class Extents:
    """What the reference shows of an object."""

    directions: Floats
    """(count, 2) unit vectors on the film, y up."""
    reach: Floats
    """(count,): the farthest that the object is seen in each, longer sides of the picture from its middle."""
    at_least: NDArray[np.bool_]
    """(count,): it may go on from there, hidden or cut off."""
    outlined: bool

    def misses(self, seen: Floats) -> Floats:
        """By how much what is seen at ``seen`` (film, (count, 2)) reaches too far in each direction; (count,)."""
        reached = (seen @ self.directions.T).max(axis=0) - self.reach
        return np.where(self.at_least, np.minimum(reached, 0.0), reached)


def extents_of(entry: BlueprintObject, objects: Sequence[BlueprintObject], aspect: float) -> Extents:
    """The extents of ``entry`` on a picture of ``aspect``, width over height; ``objects`` may stand before it."""
    outlined = len(entry.outline) > 2
    left, top, right, bottom = entry.box
    points: Sequence[Point] = (
        entry.outline if outlined else ((left, top), (right, top), (right, bottom), (left, bottom))
    )
    turns = np.arange(SECTORS if outlined else 4) * 2.0 * np.pi / (SECTORS if outlined else 4)
    directions = np.column_stack([np.cos(turns), np.sin(turns)])
    film = to_film(np.array(points), aspect)
    along = film @ directions.T
    corners = np.array(points)
    if outlined:
        ends = corners[along.argmax(axis=0)][:, None]
    else:
        # A box does not say where along its side the object touches it.
        sides = [corners[np.isclose(each, each.max())] for each in along.T]
        ends = np.array([start + SIDE[:, None] * (end - start) for start, end in sides])
    front = [other for other in objects if _may_hide(other, entry, objects)]
    at_least = [
        any(_cut_off(end, direction) for end in touching)
        or any(2 * sum(_beside(end, other) for end in touching) > len(touching) for other in front)
        for touching, direction in zip(ends, directions, strict=True)
    ]
    return Extents(directions, along.max(axis=0), np.array(at_least, bool), outlined)


def _cut_off(end: Floats, direction: Floats) -> bool:
    """Whether the picture's edge, towards which ``direction`` runs, may cut off what reaches ``end``."""
    x, y = end
    across, upwards = direction
    return bool(
        (x <= EDGE and across < -TOWARDS)
        or (x >= 1.0 - EDGE and across > TOWARDS)
        or (y <= EDGE and upwards > TOWARDS)
        or (y >= 1.0 - EDGE and upwards < -TOWARDS)
    )


def _may_hide(other: BlueprintObject, entry: BlueprintObject, objects: Sequence[BlueprintObject]) -> bool:
    """Whether ``other`` stands before ``entry``, as far as the blueprint tells."""
    if other.id == entry.id or other.role != "object":
        return False
    if entry.behind:
        return other.id in entry.behind
    supports = {each.id: each.support for each in objects}
    below = other.support
    while below:
        if below == entry.id:
            return True
        below = supports[below]
    # Of two on one support the one whose foot is seen lower stands nearer.
    return other.support == entry.support and other.box[3] > entry.box[3] + BESIDE


def _beside(end: Floats, other: BlueprintObject) -> bool:
    """Whether a point of the picture lies in or close to ``other``."""
    if len(other.outline) < 3:
        left, top, right, bottom = other.box
        return bool(left - BESIDE <= end[0] <= right + BESIDE and top - BESIDE <= end[1] <= bottom + BESIDE)
    corners = np.array(other.outline)
    after = np.roll(corners, -1, axis=0)
    along = after - corners
    share = ((end - corners) * along).sum(axis=1) / np.maximum((along**2).sum(axis=1), 1e-12)
    nearest = corners + np.clip(share, 0.0, 1.0)[:, None] * along
    if np.hypot(*(nearest - end).T).min() < BESIDE:
        return True
    crossed = (corners[:, 1] > end[1]) != (after[:, 1] > end[1])
    rise = np.where(crossed, after[:, 1] - corners[:, 1], 1.0)
    where = corners[:, 0] + (end[1] - corners[:, 1]) / rise * along[:, 0]
    return bool(np.count_nonzero(crossed & (where > end[0])) % 2)
