# SPDX-License-Identifier: GPL-3.0-or-later
"""Bodies where they have been put so far, and how much of the reference they cover."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from ...blueprint import Blueprint
from ..camera.pinhole import Pinhole
from ..footprint import footprint_of
from ..masks import Mask
from .body import STILL, Body, Motion
from .visible import Depths, depths_of, visible_masks

LONGER_SIDE: Final = 160
"""Pixels of the pictures in which masks are compared."""


class Arrangement:
    """All bodies of a scene; grounds and walls carry, and are not drawn."""

    def __init__(self, blueprint: Blueprint, bodies: Mapping[str, Body], camera: Pinhole) -> None:
        self.motions: dict[str, Motion] = dict.fromkeys(bodies, STILL)
        """From where each was."""
        self.camera = camera
        self._bodies = dict(bodies)
        self._rows = max(1, round(LONGER_SIDE * min(1.0, 1.0 / camera.aspect)))
        self._columns = max(1, round(LONGER_SIDE * min(1.0, camera.aspect)))
        drawn = [entry for entry in blueprint.objects if entry.role == "object" and entry.id in bodies]
        self._footprints = {
            entry.id: footprint_of(entry, self._rows, self._columns, blueprint.objects) for entry in drawn
        }
        self._depths = {entry.id: self._drawn(entry.id, STILL) for entry in drawn}

    def current(self, ref: str) -> Body:
        """The body where it is now."""
        return self._bodies[ref].moved(self.motions[ref])

    def move(self, ref: str, motion: Motion) -> None:
        """Move a body on from where it is."""
        self.motions[ref] = self.motions[ref].then(motion)
        if ref in self._depths:
            self._depths[ref] = self._drawn(ref, STILL)

    def overlaps(self, ref: str = "", motion: Motion = STILL) -> dict[str, float]:
        """IoU of each object with what the reference shows of it, if ``ref`` were moved on like that."""
        depths = self._depths
        if ref:
            depths = depths | {ref: self._drawn(ref, motion)}
        return {name: self._overlap(name, mask) for name, mask in visible_masks(depths).items()} if depths else {}

    def _drawn(self, ref: str, motion: Motion) -> Depths:
        body = self._bodies[ref].moved(self.motions[ref].then(motion))
        return depths_of(body, self.camera, self._rows, self._columns)

    def _overlap(self, ref: str, mask: Mask) -> float:
        return self._footprints[ref].iou(mask) if mask.any() else 0.0


def mean_overlap(overlaps: Mapping[str, float]) -> float:
    """Of all objects; 0 of none."""
    return float(np.mean(list(overlaps.values()))) if overlaps else 0.0
