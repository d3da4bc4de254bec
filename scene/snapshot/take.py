# SPDX-License-Identifier: GPL-3.0-or-later
"""Write a snapshot."""

from pathlib import Path
from typing import Any

import bpy

from ...agent.errors import SessionError
from ..background import without_background
from ..datablocks import all_datablocks, kind_of, reachable, users_of_all
from ..kit.session import SESSION_MARK
from ..ownership import Ownership, ownership_of
from ..scene_settings import read_settings
from ..session_collection import session_of
from .layers import hidden_objects, layer_flags
from .record import PROCESS, Identity, SnapshotRecord, library_digest, write_record


def take_snapshot(scene: bpy.types.Scene, collection: bpy.types.Collection, path: Path) -> None:
    """Write what ``collection`` holds, all that this uses, the world and the scene's settings.

    ``path`` ends in ``.blend``; what has no place in a Blender library goes to a ``.json`` file
    beside it. Both take the place of earlier ones at once or not at all. What the session owns is
    marked so, and images that exist in memory only are packed. Raises ``SessionError``.
    """
    users = users_of_all()
    owned = ownership_of(scene, collection, users)
    session = session_of(collection)
    collection[SESSION_MARK] = session
    _claim(owned, users, session)
    _pack_images(owned)
    unfinished = path.with_suffix(".part.blend")
    blocks: set[bpy.types.ID] = {collection, *owned.collections, *owned.objects, *owned.data}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with without_background():
            bpy.data.libraries.write(str(unfinished), blocks, path_remap="NONE", fake_user=False, compress=True)
        record = _record(scene, collection, owned, library_digest(unfinished))
        unfinished.replace(path)
        write_record(record, path)
    except (OSError, RuntimeError) as error:
        raise SessionError(
            f"The snapshot {path} cannot be written: {error}", "Make room on the disk, or choose another folder."
        ) from error


def _claim(owned: Ownership, users: dict[bpy.types.ID, set[bpy.types.ID]], session: str) -> None:
    """Mark what the session's objects use, so that it stays the session's when the artist uses it too.

    The world and what it alone uses bear no mark: they may be the artist's.
    """
    for datablock in reachable(set(owned.objects), users) & owned.data:
        datablock[SESSION_MARK] = session


def _pack_images(owned: Ownership) -> None:
    for datablock in owned.data:
        if isinstance(datablock, bpy.types.Image) and datablock.is_dirty:
            datablock.pack()


def _record(scene: bpy.types.Scene, collection: bpy.types.Collection, owned: Ownership, library: str) -> SnapshotRecord:
    ours: set[Any] = {*owned.collections, *owned.objects, *owned.data}
    paths: dict[str, dict[str, str]] = {}
    shape_keys: dict[str, dict[str, str]] = {}
    for datablock in ours:
        if hasattr(datablock, "filepath"):
            paths.setdefault(kind_of(datablock), {})[datablock.name_full] = datablock.filepath
        if getattr(datablock, "shape_keys", None):
            shape_keys.setdefault(kind_of(datablock), {})[datablock.name_full] = datablock.shape_keys.name
    return SnapshotRecord(
        library=library,
        process=PROCESS,
        scene=scene.session_uid,
        session=session_of(collection),
        collection=collection.name,
        parents=tuple(
            _holder_name(scene, holder)
            for holder in (scene.collection, *scene.collection.children_recursive)
            if collection in holder.children.values()
        ),
        owned=tuple(sorted(map(Identity.of, ours), key=lambda identity: identity.key)),
        others=tuple(Identity.of(entry) for entry in all_datablocks() if entry not in ours),
        homes={
            entry.name_full: tuple(_holder_name(scene, holder) for holder in entry.users_collection)
            for entry in scene.objects
            if entry not in ours
        },
        camera=Identity.of(scene.camera) if scene.camera else None,
        world=Identity.of(scene.world) if scene.world else None,
        settings=read_settings(scene),
        paths=paths,
        shape_keys=shape_keys,
        layers=layer_flags(scene),
        hidden=hidden_objects(scene, ours),
    )


def _holder_name(scene: bpy.types.Scene, holder: bpy.types.Collection) -> str:
    return "" if holder == scene.collection else holder.name_full
