# SPDX-License-Identifier: GPL-3.0-or-later
"""What counts as the session's, and what as the artist's."""

import bpy
import pytest

from maquette.scene.ownership import ownership_of
from maquette.scene.session_collection import find_session_collection


@pytest.fixture(autouse=True)
def scene() -> bpy.types.Scene:
    """A cup of the session's and a table of the artist's."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    collection = bpy.data.collections.new("Picture")
    collection["maquette_session"] = "picture"
    scene.collection.children.link(collection)
    for name, holder in (("cup", collection), ("table", scene.collection)):
        holder.objects.link(bpy.data.objects.new(name, bpy.data.meshes.new(name)))
    return scene


def owns(datablock: bpy.types.ID) -> bool:
    """Whether it is the session's now."""
    return datablock in ownership_of(bpy.context.scene, bpy.data.collections["Picture"])


def test_objects_and_their_data() -> None:
    assert owns(bpy.data.collections["Picture"])
    assert owns(bpy.data.objects["cup"])
    assert owns(bpy.data.meshes["cup"])
    assert not owns(bpy.data.objects["table"])
    assert not owns(bpy.data.meshes["table"])


@pytest.mark.parametrize(("mark", "is_ours"), [(None, False), ("another", False), ("picture", True)])
def test_shared_data_is_ours_by_its_mark(mark: str | None, is_ours: bool) -> None:
    material = bpy.data.materials.new("oak")
    if mark:
        material["maquette_session"] = mark
    for name in ("cup", "table"):
        bpy.data.meshes[name].materials.append(material)
    assert owns(material) == is_ours


def test_what_only_shared_data_uses_is_shared() -> None:
    texture, material = bpy.data.images.new("grain", 1, 1), bpy.data.materials.new("oak")
    if bpy.app.version < (5, 0, 0):
        material.use_nodes = True
    material.node_tree.nodes.new("ShaderNodeTexImage").image = texture
    bpy.data.meshes["cup"].materials.append(material)
    assert owns(texture)
    bpy.data.meshes["table"].materials.append(material)
    assert not owns(texture)


def test_data_that_the_artist_keeps_is_theirs() -> None:
    material = bpy.data.materials.new("oak")
    material.use_fake_user = True
    bpy.data.meshes["cup"].materials.append(material)
    assert not owns(material)


def test_what_nothing_of_ours_uses_is_not_ours() -> None:
    assert not owns(bpy.data.materials.new("spare"))


def test_child_collections_unless_they_are_elsewhere_too(scene: bpy.types.Scene) -> None:
    inner, shared = bpy.data.collections.new("Inner"), bpy.data.collections.new("Shared")
    for child in (inner, shared):
        bpy.data.collections["Picture"].children.link(child)
        child.objects.link(bpy.data.objects.new(f"in {child.name}", None))
    scene.collection.children.link(shared)
    assert owns(inner)
    assert owns(bpy.data.objects["in Inner"])
    assert not owns(shared)
    assert not owns(bpy.data.objects["in Shared"])


def test_the_world_of_the_scene(scene: bpy.types.Scene) -> None:
    scene.world = bpy.data.worlds.new("Sky")
    bpy.data.scenes.new("Other").world = scene.world
    assert owns(scene.world)


def test_an_operand_in_no_collection() -> None:
    operand = bpy.data.objects.new("hole", bpy.data.meshes.new("hole"))
    bpy.data.objects["cup"].modifiers.new("Boolean", "BOOLEAN").object = operand
    assert owns(operand)
    assert owns(operand.data)
    bpy.data.objects["table"].modifiers.new("Boolean", "BOOLEAN").object = operand
    assert not owns(operand)


def test_what_ours_points_at_is_not_ours() -> None:
    bpy.data.objects["cup"].parent = bpy.data.objects["table"]
    bpy.data.meshes["table"]["maquette_session"] = "picture"
    assert not owns(bpy.data.objects["table"])
    assert not owns(bpy.data.meshes["table"])


def test_the_sessions_collection_is_found_by_its_mark(scene: bpy.types.Scene) -> None:
    collection = bpy.data.collections["Picture"]
    collection.name = "As I like it"
    assert find_session_collection(scene, "picture") == collection
    assert find_session_collection(scene, "another") is None
    assert find_session_collection(bpy.data.scenes.new("Other"), "picture") is None
