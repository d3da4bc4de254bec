# SPDX-License-Identifier: GPL-3.0-or-later
"""Which scene and collection the session builds in, and who made what."""

import bpy

from .checks import word

SESSION_MARK = "maquette_session"
"""On the session's scene, collection, materials and world: the session's title."""
STAGE_MARK = "maquette_stage"
"""On the collection: the stage that runs. On everything made: the stage that made it."""
REF_MARK = "maquette_ref"
"""On everything made: the blueprint's id, or the name given to a material or light."""
PART_MARK = "maquette_part"
"""On an object that counts as part of another: its own name."""

SHARED_KINDS = ("materials", "worlds", "textures", "node_groups", "images")
"""What a session makes outside its collection, users before what they use."""


def marked_collection(scene: bpy.types.Scene) -> bpy.types.Collection | None:
    """The scene's collection that carries a session's mark: in a session's own scene, that session's."""
    own = scene.get(SESSION_MARK)
    for collection in scene.collection.children_recursive:
        mark = collection.get(SESSION_MARK)
        if mark and own in (None, mark):
            return collection
    return None


def session_scenes() -> list[bpy.types.Scene]:
    """The scenes with a session. Others that merely show a session's collection count where none has a mark."""
    candidates = [scene for scene in bpy.data.scenes if marked_collection(scene)]
    return [scene for scene in candidates if scene.get(SESSION_MARK)] or candidates


def session_scene() -> bpy.types.Scene:
    """The scene that the session builds in: the active one, or the only one with a session."""
    active, candidates = bpy.context.scene, session_scenes()
    if active is not None and active in candidates:
        return active
    if len(candidates) != 1:
        raise ValueError(f"{len(candidates)} scenes have a session; call start_scene, or make the right scene active")
    return candidates[0]


def session_collection() -> bpy.types.Collection:
    """The collection that the session builds in."""
    collection = marked_collection(session_scene())
    assert collection is not None
    return collection


def begin_stage(name: str) -> None:
    """Everything made from here on is tagged with this stage."""
    session_collection()[STAGE_MARK] = word("the stage", name)


def tag(made: bpy.types.ID, ref: str) -> None:
    """Mark a datablock as made by the running stage under this name."""
    made[REF_MARK] = ref
    stage = session_collection().get(STAGE_MARK)
    if stage:
        made[STAGE_MARK] = stage


def tag_shared(made: bpy.types.ID, ref: str) -> None:
    """Mark a datablock that lives outside the collection (a material, a world) as this session's."""
    tag(made, ref)
    made[SESSION_MARK] = session_collection()[SESSION_MARK]


def is_mine(datablock: bpy.types.ID, ref: str) -> bool:
    """Whether this session made the material or world under this name."""
    mark = session_collection()[SESSION_MARK]
    return bool(datablock.get(SESSION_MARK) == mark and datablock.get(REF_MARK) == ref)
