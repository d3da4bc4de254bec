# SPDX-License-Identifier: GPL-3.0-or-later
"""A scene to its description."""

from typing import Final

import bpy

from ..datablocks import all_datablocks, kind_of, name_of, reachable, users_of_all
from ..ownership import NOTHING, Ownership, ownership_of
from ..scene_settings import label_of, read_settings
from .boxes import PictureFrame, placement_of
from .datablock import describe_datablock
from .digest import digest_of, rounded
from .objects import describe_object
from .records import CollectionDescription, DatablockDescription, ObjectDescription, SceneDescription, Setting
from .rna import custom_properties, read_only

COLLECTION_SETTINGS: Final = ("hide_render", "hide_viewport", "color_tag", "instance_offset")
"""What of a collection is described, and restored by a snapshot."""
_TREE: Final = frozenset({"collections", "objects", "scenes"})


def describe(scene: bpy.types.Scene, collection: bpy.types.Collection | None) -> SceneDescription:
    """Everything in the scene and everything that it uses, so that no change escapes.

    ``collection`` is the session's: what belongs to the session is marked as owned. Evaluates the
    scene's first view layer. Expects Object Mode: what is being edited is not in the mesh yet.
    """
    users = users_of_all()
    owned = ownership_of(scene, collection, users) if collection else NOTHING
    objects = _objects(scene, collection, owned)
    return SceneDescription(
        scene=scene.name,
        collection=collection.name if collection else "",
        objects=objects,
        datablocks=_datablocks(scene, users, owned),
        collections=_collections(scene, collection, owned),
        settings=_settings(scene),
        counts=_counts(),
    )


def _objects(
    scene: bpy.types.Scene, collection: bpy.types.Collection | None, owned: Ownership
) -> tuple[ObjectDescription, ...]:
    layer = scene.view_layers[0]
    layer.update()
    depsgraph = layer.depsgraph
    frame = PictureFrame(scene, depsgraph) if scene.camera and scene.camera.type == "CAMERA" else None
    return tuple(
        describe_object(
            entry,
            tuple(sorted("" if holder == collection else name_of(holder) for holder in entry.users_collection)),
            placement_of(entry, depsgraph, frame),
            owned=entry in owned,
            hidden=layer.objects.get(entry.name) == entry and entry.hide_get(view_layer=layer),
        )
        for entry in sorted({*scene.objects, *_loose_objects(owned)}, key=name_of)
    )


def _loose_objects(owned: Ownership) -> set[bpy.types.Object]:
    """The session's objects that are in no collection and only work on others, such as a Boolean's operand."""
    return {entry for entry in owned.data if isinstance(entry, bpy.types.Object)}


def _datablocks(
    scene: bpy.types.Scene, users: dict[bpy.types.ID, set[bpy.types.ID]], owned: Ownership
) -> tuple[DatablockDescription, ...]:
    holders: dict[bpy.types.ID, list[bpy.types.Object]] = {}
    for entry in bpy.data.objects:
        if entry.data:
            holders.setdefault(entry.data, []).append(entry)
    used = [entry for entry in reachable({scene}, users, _is_no_scene) if kind_of(entry) not in _TREE]
    return tuple(
        describe_datablock(entry, holders.get(entry, []), owned=entry in owned)
        for entry in sorted(used, key=lambda one: (kind_of(one), name_of(one)))
    )


def _is_no_scene(datablock: bpy.types.ID) -> bool:
    return kind_of(datablock) != "scenes"


def _collections(
    scene: bpy.types.Scene, session: bpy.types.Collection | None, owned: Ownership
) -> tuple[CollectionDescription, ...]:
    parents: dict[bpy.types.Collection, list[str]] = {}
    for parent in [scene.collection, *scene.collection.children_recursive]:
        for child in parent.children:
            holder = "" if parent in (scene.collection, session) else name_of(parent)
            parents.setdefault(child, []).append(holder)
    records = []
    for entry, holders in parents.items():
        settings = {**read_only(entry, COLLECTION_SETTINGS), **custom_properties(entry)}
        # The session's own collection may be called and put as the artist likes.
        name, place = ("", ()) if entry == session else (name_of(entry), tuple(sorted(holders)))
        records.append(CollectionDescription(name, entry in owned, place, settings, digest_of([place, settings])))
    return tuple(sorted(records, key=lambda record: record.name))


def _settings(scene: bpy.types.Scene) -> dict[str, Setting]:
    settings = {
        label_of(path): Setting(rounded(value) if isinstance(value, float) else value)
        for path, value in read_settings(scene).items()
    }
    settings["camera"] = Setting(name_of(scene.camera) if scene.camera else None, "name")
    settings["world"] = Setting(name_of(scene.world) if scene.world else None, "name")
    return settings


def _counts() -> dict[str, int]:
    counts: dict[str, int] = {}
    for datablock in all_datablocks():
        counts[kind_of(datablock)] = counts.get(kind_of(datablock), 0) + 1
    return counts
