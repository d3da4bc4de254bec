# SPDX-License-Identifier: GPL-3.0-or-later
"""Clear away what a restore replaces, without tearing at what the artist has."""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

import bpy

from ..datablocks import Key, all_datablocks, kind_of
from .record import SnapshotRecord

_LEFT_ALONE: Final = frozenset({"scenes", "texts", "fonts", "sounds", "movieclips", "masks"})
"""Kinds that no stage makes and that an artist may keep without any user."""


def remove(datablocks: Iterable[bpy.types.ID]) -> None:
    """Remove datablocks all at once, whoever uses them."""
    bpy.data.batch_remove(list(datablocks))


def remove_orphans(spared: Collection[bpy.types.ID]) -> None:
    """Remove what nothing uses and nobody asked to keep, and what is unused once that is gone."""
    while orphans := [
        entry
        for entry in all_datablocks()
        if entry.users == 0
        and not entry.use_fake_user
        and not entry.library
        and kind_of(entry) not in _LEFT_ALONE
        and entry not in spared
    ]:
        remove(orphans)


def send_home(scene: bpy.types.Scene, stranded: Mapping[Key, bpy.types.Object], record: SnapshotRecord) -> None:
    """Put objects of the artist's that only the session's collections hold where the snapshot saw them."""
    for (_, name), guest in stranded.items():
        homes = [bpy.data.collections.get(home) if home else scene.collection for home in record.homes.get(name, ())]
        for home in [entry for entry in homes if entry] or [scene.collection]:
            home.objects.link(guest)


def unparent(parents: Collection[bpy.types.ID]) -> None:
    """Free the children of objects that will be removed; they stay where they are in the world."""
    for child in bpy.data.objects:
        if child.parent in parents and child not in parents:
            place = child.matrix_world.copy()
            child.parent = None
            child.matrix_world = place
