# SPDX-License-Identifier: GPL-3.0-or-later
"""Bodies where they have been put so far, and how much of the reference they cover."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import numpy as np

from ...blueprint import Blueprint, BlueprintObject
from ..camera.pinhole import Pinhole
from ..footprint import Footprint, footprint_of
from ..masks import Mask
from .body import STILL, Body, Motion
from .visible import Strewn, visible_masks

LONGER_SIDE: Final = 160
"""Pixels of the pictures in which masks are compared."""
FINER: Final = 4
"""Times as many pixels a side in which it is told which of them a footprint touches."""


class Arrangement:
    """All bodies of a scene; grounds and walls carry, and are not drawn."""

    def __init__(self, blueprint: Blueprint, bodies: Mapping[str, Body], camera: Pinhole) -> None:
        self.motions: dict[str, Motion] = dict.fromkeys(bodies, STILL)
        """From where each was."""
        self.camera = camera
        self._bodies = dict(bodies)
        rows = max(1, round(LONGER_SIDE * min(1.0, 1.0 / camera.aspect)))
        columns = max(1, round(LONGER_SIDE * min(1.0, camera.aspect)))
        drawn = [entry for entry in blueprint.objects if entry.role == "object" and entry.id in bodies]
        self._strewn = {entry.id: Strewn(bodies[entry.id], camera, rows, columns) for entry in drawn}
        self._depths = {ref: strewn.depths(STILL) for ref, strewn in self._strewn.items()}
        self._footprints = {entry.id: _touched(entry, rows, columns, blueprint) for entry in drawn}

    def current(self, ref: str) -> Body:
        """The body where it is now."""
        return self._bodies[ref].moved(self.motions[ref])

    def move(self, ref: str, motion: Motion) -> None:
        """Move a body on from where it is."""
        self.motions[ref] = self.motions[ref].then(motion)
        if ref in self._strewn:
            self._depths[ref] = self._strewn[ref].depths(self.motions[ref])

    def overlaps(self, ref: str = "", motion: Motion = STILL) -> dict[str, float]:
        """IoU of each object with what the reference shows of it, if ``ref`` were moved on like that."""
        depths = self._depths
        if ref:
            depths = depths | {ref: self._strewn[ref].depths(self.motions[ref].then(motion))}
        return {name: self._overlap(name, mask) for name, mask in visible_masks(depths).items()}

    def _overlap(self, ref: str, mask: Mask) -> float:
        return self._footprints[ref].iou(mask) if mask.any() else 0.0


def _touched(entry: BlueprintObject, rows: int, columns: int, blueprint: Blueprint) -> Footprint:
    """The footprint with all pixels that it touches, as strewn points mark them."""
    fine = footprint_of(entry, FINER * rows, FINER * columns, blueprint.objects)
    left, top, right, bottom = fine.box
    return replace(
        fine,
        mask=fine.mask.reshape(rows, FINER, columns, FINER).any(axis=(1, 3)),
        box=(
            np.floor(left * columns) / columns,
            np.floor(top * rows) / rows,
            np.ceil(right * columns) / columns,
            np.ceil(bottom * rows) / rows,
        ),
    )


def mean_overlap(overlaps: Mapping[str, float]) -> float:
    """Of all objects; 0 of none."""
    return float(np.mean(list(overlaps.values()))) if overlaps else 0.0
