# SPDX-License-Identifier: GPL-3.0-or-later
"""What the file holds at the moment of a restore, seen from the snapshot."""

from collections.abc import Iterable
from dataclasses import dataclass

import bpy

from ..datablocks import Key, all_datablocks, kind_of, name_of, users_of_all
from ..kit.session import SESSION_MARK
from ..ownership import NOTHING, ownership_of
from .record import Identity, SnapshotRecord

Users = dict[bpy.types.ID, set[bpy.types.ID]]


@dataclass(frozen=True)
class Present:
    """Datablocks of now, sorted by what becomes of them. Dead after the restore."""

    replaced: dict[Key, bpy.types.ID]
    """By key in the snapshot: what the restored datablock takes the place of. Collections are kept and refilled."""
    obsolete: frozenset[bpy.types.ID]
    """The session's since the snapshot, and nobody else's."""
    stranded: dict[Key, bpy.types.Object]
    """By key in the snapshot: the artist's objects of then that only the session's collections hold now."""
    others: dict[Key, bpy.types.ID]
    """By key in the snapshot: the artist's datablocks of then that are still there."""


def look_around(
    scene: bpy.types.Scene, root: bpy.types.Collection | None, record: SnapshotRecord, appended: Iterable[bpy.types.ID]
) -> Present:
    """Tell apart what is the session's, in ``root`` or left over from the snapshot, and what is the artist's.

    ``root`` is the session's collection, None where there is none any more. ``appended`` is what
    has already been read from the snapshot and is left out.
    """
    users = users_of_all()
    there = set(all_datablocks()) - set(appended)
    exact = record.has_valid_uids(scene)
    owned = ownership_of(scene, root, users) if root else NOTHING
    others = _identified(record.others, there, by_uid=exact, by_name=not exact)
    ours: set[bpy.types.ID] = {*owned.collections, *owned.objects, *owned.data} - set(others.values())
    left_over = _left_over(record, there - ours - set(others.values()), exact)
    replaced = _identified(record.owned, (ours | left_over) - {root}, by_uid=exact, by_name=True)
    if root:
        replaced["collections", record.collection] = root
    surplus = ours - set(replaced.values())
    return Present(
        replaced=replaced,
        obsolete=frozenset(surplus - _in_use_elsewhere(surplus, ours | {scene}, users)),
        stranded={
            key: entry
            for key, entry in others.items()
            if entry in owned.objects and owned.collections.issuperset(entry.users_collection)
        },
        others=others,
    )


def _identified(
    identities: Iterable[Identity], datablocks: set[bpy.types.ID], *, by_uid: bool, by_name: bool
) -> dict[Key, bpy.types.ID]:
    """Which of ``datablocks`` is which of ``identities``, by their key: by uid first, the others by name."""
    of_uid = {entry.session_uid: entry for entry in datablocks} if by_uid else {}
    found = {identity.key: of_uid[identity.uid] for identity in identities if identity.uid in of_uid}
    if by_name:
        rest = datablocks - set(found.values())
        of_name = {(kind_of(entry), name_of(entry)): entry for entry in rest}
        for identity in identities:
            if identity.key not in found and (identity.kind, identity.called) in of_name:
                found[identity.key] = of_name[identity.kind, identity.called]
    return found


def _left_over(record: SnapshotRecord, rest: set[bpy.types.ID], exact: bool) -> set[bpy.types.ID]:
    """What of ``rest`` the session may have owned and no longer uses: an earlier world, a replaced material.

    An object that is in a collection elsewhere was moved there by the artist, who keeps it.
    """
    uids = {identity.uid for identity in record.owned} if exact else set()
    return {
        entry
        for entry in rest
        if not entry.library
        and kind_of(entry) not in {"collections", "scenes"}
        and not (isinstance(entry, bpy.types.Object) and entry.users_collection)
        and (
            entry.session_uid in uids
            or entry.users == 0
            or isinstance(entry, bpy.types.World)
            or entry.get(SESSION_MARK) == record.session
        )
    }


def _in_use_elsewhere(surplus: set[bpy.types.ID], ours: set[bpy.types.ID], users: Users) -> set[bpy.types.ID]:
    """Materials, meshes and the like that the artist uses, and what these use in turn.

    Objects and collections are not among them: those in the session's collections go, whoever points at them.
    """
    kept: set[bpy.types.ID] = set()
    while True:
        more = {
            entry
            for entry in surplus - kept
            if kind_of(entry) != "collections"
            and not (isinstance(entry, bpy.types.Object) and entry.users_collection)
            and users.get(entry, set()) - (ours - kept)
        }
        if not more:
            return kept
        kept |= more
