# SPDX-License-Identifier: GPL-3.0-or-later
"""An object of the blueprint with all its parts, as it stands in the scene."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import bpy
import numpy as np

from ..kit.session import PART_MARK, REF_MARK
from .body import Body, Floats, body_of
from .lengths import place_call


@dataclass(frozen=True)
class Thing:
    """The bodies that carry one ref. Points to Blender's data, so it must not be kept."""

    ref: str
    bodies: tuple[Body, ...]
    """At least one."""
    origin: Floats
    """(3,), of the object itself, in its parent's frame."""
    free: bool
    """It has no parent, so that ``origin`` is in the world's frame."""

    @cached_property
    def low(self) -> Floats:
        """The lowest corner of the box around it."""
        return np.asarray(np.min([body.low for body in self.bodies], axis=0))

    @cached_property
    def high(self) -> Floats:
        """The highest corner of that box."""
        return np.asarray(np.max([body.high for body in self.bodies], axis=0))

    @cached_property
    def points(self) -> Floats:
        """(n, 3), the vertices of all bodies."""
        return np.concatenate([body.points for body in self.bodies])

    @cached_property
    def size(self) -> float:
        """The diagonal of the box around it, metres."""
        return float(np.linalg.norm(self.high - self.low))

    def moved_by(self, way: Floats) -> str:
        """The kit's call that moves it; empty for what moves with something else."""
        return place_call(self.ref, self.origin + way) if self.free else ""


def things_in(scene: bpy.types.Scene, collection: bpy.types.Collection) -> Mapping[str, Thing]:
    """The session's mesh objects by their refs, with parts; the scene is evaluated first."""
    layer = scene.view_layers[0]
    layer.update()
    depsgraph = layer.depsgraph
    members: dict[str, list[bpy.types.Object]] = {}
    for entry in collection.all_objects:
        if entry.get(REF_MARK) and entry.type == "MESH":
            members.setdefault(entry[REF_MARK], []).append(entry)
    things = {}
    for ref, entries in members.items():
        bodies = tuple(body for entry in entries if (body := body_of(entry, depsgraph)))
        if bodies:
            own = next((entry for entry in entries if not entry.get(PART_MARK)), entries[0])
            things[ref] = Thing(ref, bodies, np.array(own.location, dtype=np.float64), own.parent is None)
    return things
