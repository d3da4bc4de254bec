# SPDX-License-Identifier: GPL-3.0-or-later
"""Which object of a reconstruction is which of the truth."""

from collections.abc import Mapping

from ..agent.blueprint import Box
from .reconstruction import FoundObject
from .truth import TrueObject, Truth

LEAST_OVERLAP = 0.25
"""Intersection over union of two boxes in the picture, below which they are of different things."""


def match_objects(found: Mapping[str, FoundObject], truth: Truth) -> dict[str, tuple[FoundObject, TrueObject]]:
    """Pairs by the truth's ids: boxes in the picture that overlap best, each used once.

    Whoever read the picture gave ids of its own, so ids are not compared. What cannot be compared,
    walls and sky, whose boxes are cut off by the picture, is left out.
    """
    candidates = sorted(
        (
            (overlap(one.box, other.box), key, other.id)
            for key, one in found.items()
            for other in truth.objects
            if other.role in {"object", "ground"}
        ),
        reverse=True,
    )
    pairs: dict[str, tuple[FoundObject, TrueObject]] = {}
    used: set[str] = set()
    for share, key, name in candidates:
        if share >= LEAST_OVERLAP and key not in used and name not in pairs:
            pairs[name] = (found[key], truth.of(name))
            used.add(key)
    return pairs


def overlap(one: Box, other: Box) -> float:
    """Intersection over union of two boxes (left, top, right, bottom)."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    common = max(across, 0.0) * max(down, 0.0)
    return common / (_area(one) + _area(other) - common)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
