# SPDX-License-Identifier: GPL-3.0-or-later
"""All checks on the session's objects."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Final

import bpy

from ...agent.blueprint import Blueprint, BlueprintObject
from ..kit.surface import picture_matrix
from .disconnected import disconnected
from .framing import framing
from .notice import Notice
from .overlapping import overlapping
from .resting import inside, resting, touching
from .thing import Thing, things_in

MOST_NOTICES: Final = 8
HOW: Final = {"on": resting, "in": inside}
"""Ways to be held that are checked otherwise than by whether two things touch."""


def check_geometry(
    scene: bpy.types.Scene, collection: bpy.types.Collection, blueprint: Blueprint, *, mend: bool
) -> tuple[str, ...]:
    """A sentence for each oddity, the gravest first, with the call that mends it where ``mend`` is wanted.

    ``scene`` must be shown, for its camera is asked where it sees things. Boxes are compared first and bounded samples
    of the meshes then.
    """
    things = things_in(scene, collection)
    notices = [notice for thing in things.values() for notice in disconnected(thing)]
    solid = {entry.id: entry for entry in blueprint.objects if entry.role == "object" and entry.id in things}
    for entry in solid.values():
        notices += _held(entry, things)
    if scene.camera is not None:
        camera = picture_matrix()
        for entry in solid.values():
            notices += framing(things[entry.id], entry, camera)
    apart = [pair for pair in combinations(solid.values(), 2) if not _may_cross(*pair, solid)]
    notices += overlapping([(things[first.id], things[second.id]) for first, second in apart])
    notices.sort(key=lambda notice: -notice.weight)
    return tuple(_told(notice, mend=mend) for notice in notices[:MOST_NOTICES])


def _held(entry: BlueprintObject, things: Mapping[str, Thing]) -> Iterator[Notice]:
    """How an object meets what holds it."""
    if entry.support in things:
        yield from HOW.get(entry.held, touching)(things[entry.id], things[entry.support])


def _may_cross(first: BlueprintObject, second: BlueprintObject, solid: Mapping[str, BlueprintObject]) -> bool:
    """Whether one holds the other, or something holds both in itself, such as a cup its coffee and a spoon."""
    together = bool(first.support) and first.support == second.support and "in" in (first.held, second.held)
    return together or _carries(first, second, solid) or _carries(second, first, solid)


def _carries(below: BlueprintObject, above: BlueprintObject, solid: Mapping[str, BlueprintObject]) -> bool:
    """Whether one holds the other, perhaps by way of a third."""
    entry: BlueprintObject | None = above
    while entry is not None:
        if entry.support == below.id:
            return True
        entry = solid.get(entry.support)
    return False


def _told(notice: Notice, *, mend: bool) -> str:
    return f"{notice.sentence} Mended by `{notice.mend}`." if mend and notice.mend else notice.sentence
