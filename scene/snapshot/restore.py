# SPDX-License-Identifier: GPL-3.0-or-later
"""Bring a snapshot back."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import bpy

from ...agent.errors import SessionError
from ..datablocks import Key
from ..scene_settings import write_settings
from ..session_collection import find_session_collection
from .clearing import remove, remove_orphans, send_home, unparent
from .collections import copy_settings, members, put_in_place, refill
from .layers import hide_objects, layer_flags, set_layer_flags
from .library import append_all, give_names
from .present import Present, look_around
from .record import Identity, SnapshotRecord, read_record


def restore_snapshot(scene: bpy.types.Scene, collection_name: str, path: Path) -> None:
    """Make the session's part of ``scene`` what it was when the snapshot at ``path`` was taken.

    The session's collection, known by its mark, gets its content back where it is. Where undo has
    removed it, it is made anew in its old place and called ``collection_name``.

    What the artist has outside stays, and goes on using the materials, meshes and parents of the
    session's that it used. What has come about since and nothing uses is removed. References to
    Blender's data that were had before are dead afterwards. Expects Object Mode. Raises
    ``SessionError``, and then the scene is as it was.
    """
    record = read_record(path)
    appended = append_all(path)
    try:
        _check(record, appended)
        write_settings(scene, record.settings)
    except SessionError:
        remove(appended.values())
        raise
    ours = {identity.key: appended[identity.key] for identity in record.owned}

    flags = layer_flags(scene)
    root = find_session_collection(scene, record.session)
    scene.view_layers[0].update()
    present = look_around(scene, root, record, appended.values())
    send_home(scene, present.stranded, record)
    unparent(present.obsolete)

    standing = _stand_in(ours, appended, present)
    if root is None:
        put_in_place(scene, standing["collections", record.collection], record)
    remove_orphans(spared={*standing.values(), *present.others.values()})
    give_names(_names(standing, record, collection_name if root is None else root.name))
    _set_paths(standing, record)

    scene.camera = _resolved(record.camera, standing, present)
    scene.world = _resolved(record.world, standing, present)
    for layer in scene.view_layers:
        layer.update()
    collections = [entry for entry in standing.values() if isinstance(entry, bpy.types.Collection)]
    known = {layer: {**record.layers.get(layer, {}), **now} for layer, now in flags.items()}
    set_layer_flags(scene, known, collections)
    hide_objects(
        scene,
        record.hidden,
        {name: entry for (_, name), entry in standing.items() if isinstance(entry, bpy.types.Object)},
    )


def _check(record: SnapshotRecord, appended: Mapping[Key, Any]) -> None:
    if missing := [identity for identity in record.owned if identity.key not in appended]:
        raise SessionError(
            f"This Blender cannot read {missing[0].name} from the snapshot.",
            "Roll back with the Blender that took the snapshot.",
        )


def _stand_in(ours: Mapping[Key, Any], appended: Mapping[Key, Any], present: Present) -> dict[Key, Any]:
    """Let what was appended take the place of what is there, and remove what it replaces.

    The result is what now stands for each key of ``ours``: the appended datablock or, of a
    collection that is still there, that very one with its content restored. A font cannot change,
    nor be called otherwise than its file, so it stays as well.
    """
    key_of_appended = {entry: key for key, entry in appended.items()}
    standing = dict(ours)
    contents = {}
    for key, entry in ours.items():
        if isinstance(entry, bpy.types.Collection):
            contents[key] = members(entry)
        if isinstance(entry, bpy.types.Collection | bpy.types.VectorFont):
            standing[key] = present.replaced.get(key, entry)

    def standing_for(entry: bpy.types.ID) -> Any:
        key = key_of_appended[entry]
        return standing.get(key) or present.others.get(key)

    for key, former in present.replaced.items():
        if standing[key] != former:
            former.user_remap(standing[key])
    for entry in appended.values():
        successor = standing_for(entry)
        if successor not in (None, entry):
            entry.user_remap(successor)
    for key, content in contents.items():
        copy_settings(ours[key], standing[key])
        refill(standing[key], [standing_for(entry) for entry in content])

    kept = set(standing.values())
    remove({*present.replaced.values(), *present.obsolete, *appended.values()} - kept)
    return standing


def _names(standing: Mapping[Key, Any], record: SnapshotRecord, collection_name: str) -> dict[Any, str]:
    """What the restored should be called; the session's own collection is called as the artist likes."""
    names = {standing[identity.key]: identity.called for identity in record.owned}
    names[standing["collections", record.collection]] = collection_name
    for kind, of_kind in record.shape_keys.items():
        names |= {standing[kind, name].shape_keys: key_name for name, key_name in of_kind.items()}
    return names


def _set_paths(standing: Mapping[Key, Any], record: SnapshotRecord) -> None:
    """File paths word for word: Blender has rewritten relative ones while appending."""
    for (kind, name), entry in standing.items():
        path = record.paths.get(kind, {}).get(name)
        if path is not None and entry.filepath != path:
            entry.filepath = path


def _resolved(identity: Identity | None, standing: Mapping[Key, Any], present: Present) -> Any:
    if identity is None:
        return None
    return standing.get(identity.key) or present.others.get(identity.key)
