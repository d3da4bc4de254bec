# SPDX-License-Identifier: GPL-3.0-or-later
"""Differences between two states of a scene, in an artist's words."""

import math

import bpy
import pytest

from maquette.agent.changes import Change
from maquette.scene.compare import compare
from maquette.scene.description import SceneDescription, describe


@pytest.fixture(autouse=True)
def scene() -> bpy.types.Scene:
    """A cup of the session's and a table of the artist's, each with a material."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    collection = bpy.data.collections.new("Picture")
    collection["maquette_session"] = "picture"
    scene.collection.children.link(collection)
    for name, holder in (("cup", collection), ("table", scene.collection)):
        mesh = bpy.data.meshes.new(name)
        mesh.from_pydata([(0, 0, 0), (1, 0, 0), (1, 1, 0), (0, 1, 0)], [], [(0, 1, 2, 3)])
        material = bpy.data.materials.new(f"{name} stuff")
        if bpy.app.version < (5, 0, 0):
            material.use_nodes = True
        mesh.materials.append(material)
        holder.objects.link(bpy.data.objects.new(name, mesh))
    for name, data in (("Camera", bpy.data.cameras.new("Camera")), ("Key", bpy.data.lights.new("Key", "POINT"))):
        collection.objects.link(bpy.data.objects.new(name, data))
    scene.world = bpy.data.worlds.new("Sky")
    if bpy.app.version < (5, 0, 0):
        scene.world.use_nodes = True
    return scene


def described() -> SceneDescription:
    """The scene as it is."""
    return describe(bpy.context.scene, bpy.data.collections["Picture"])


def told(before: SceneDescription) -> list[tuple[str, str, bool]]:
    """Aspect, sentence and ownership of each change since."""
    return [(change.aspect, change.sentence(), change.owned) for change in compare(before, described())]


def principled(name: str) -> bpy.types.Node:
    """The shader of a material."""
    return bpy.data.materials[name].node_tree.nodes["Principled BSDF"]


def test_nothing_changed() -> None:
    assert compare(described(), described()) == ()


def test_transforms() -> None:
    before = described()
    cup = bpy.data.objects["cup"]
    cup.location = (0.0, -0.00001, 0.1)
    cup.rotation_euler.z = math.radians(30.0)
    cup.scale = (2.0, 1.0, 1.0)
    assert told(before) == [
        ("transform", "cup: location (0, 0, 0) → (0, 0, 0.1)", True),
        ("transform", "cup: rotation (0, 0, 0)° → (0, 0, 30)°", True),
        ("transform", "cup: scale (1, 1, 1) → (2, 1, 1)", True),
    ]


def test_a_change_below_the_shown_decimals_is_still_seen() -> None:
    before = described()
    bpy.data.objects["cup"].location.x = 0.0001
    ((_, sentence, _),) = told(before)
    assert sentence == "cup: location [0.0, 0.0, 0.0] → [0.0001, 0.0, 0.0]"


def test_something_new_is_one_change() -> None:
    before = described()
    made = bpy.data.objects.new("spoon", bpy.data.meshes.new("spoon"))
    made.modifiers.new("Bevel", "BEVEL")
    bpy.data.collections["Picture"].objects.link(made)
    assert told(before) == [("object", "spoon added", True)]


def test_something_removed_is_one_change() -> None:
    before = described()
    bpy.data.batch_remove([bpy.data.objects["cup"], bpy.data.meshes["cup"], bpy.data.materials["cup stuff"]])
    assert told(before) == [("object", "cup removed", True), ("material", "cup stuff removed", True)]


def test_geometry() -> None:
    cup = bpy.data.objects["cup"]
    cup.modifiers.new("Old", "SOLIDIFY")
    cup.modifiers.new("Bevel", "BEVEL").width = 0.1
    before = described()
    cup.modifiers.remove(cup.modifiers["Old"])
    cup.modifiers["Bevel"].segments = 4
    cup.modifiers.new("Smooth", "SUBSURF")
    mesh = cup.data
    mesh.vertices.add(474)
    assert told(before) == [
        ("geometry", "cup: modifier Old removed", True),
        ("geometry", "cup: Bevel: Segments 1 → 4", True),
        ("geometry", "cup: modifier Smooth added", True),
        ("geometry", "cup: mesh 4 → 478 vertices", True),
    ]


def test_moved_vertices() -> None:
    before = described()
    bpy.data.meshes["cup"].vertices[0].co.z = 1.0
    assert told(before) == [("geometry", "cup: mesh 4 vertices → edited", True)]


def test_order_of_modifiers() -> None:
    cup = bpy.data.objects["cup"]
    cup.modifiers.new("A", "BEVEL")
    cup.modifiers.new("B", "SUBSURF")
    before = described()
    cup.modifiers.move(0, 1)
    assert told(before) == [("geometry", "cup: order A, B → B, A", True)]


def test_materials() -> None:
    before = described()
    tree = bpy.data.materials["cup stuff"].node_tree
    shader = principled("cup stuff")
    shader.inputs["Base Color"].default_value = (1.0, 0.0, 0.0, 1.0)
    shader.inputs["Roughness"].default_value = 0.2
    noise = tree.nodes.new("ShaderNodeTexNoise")
    tree.links.new(noise.outputs[0], shader.inputs["Metallic"])
    assert told(before) == [
        ("material", "cup stuff: Principled BSDF: Base Color #e7e7e7 → #ff0000", True),
        ("material", f"cup stuff: Principled BSDF: Metallic 0 → Noise Texture: {noise.outputs[0].name}", True),
        ("material", "cup stuff: Principled BSDF: Roughness 0.5 → 0.2", True),
        ("material", "cup stuff: node Noise Texture added", True),
    ]


def test_slots_and_surfaces() -> None:
    before = described()
    cup = bpy.data.objects["cup"]
    cup.data.materials[0] = bpy.data.materials.new("glaze")
    cup.data.uv_layers.new(name="UV")
    assert told(before) == [
        ("material", "cup: materials cup stuff → glaze", True),
        ("material", "cup stuff removed", True),
        ("material", "glaze added", True),
        ("material", "cup: UV maps 0 → 1", True),
    ]


def test_the_surface_of_another_shape_is_geometry() -> None:
    mesh = bpy.data.meshes["cup"]
    mesh.uv_layers.new(name="UV")
    before = described()
    mesh.clear_geometry()
    mesh.from_pydata([(0, 0, 0), (1, 0, 0), (0, 1, 0)], [], [(0, 1, 2)])
    assert told(before) == [
        ("geometry", "cup: mesh 4 → 3 vertices", True),
        ("geometry", "cup: UV maps 1 → 0", True),
    ]


def test_lights_and_cameras() -> None:
    before = described()
    bpy.data.objects["Key"].location.z = 2.0
    bpy.data.lights["Key"].energy = 100.0
    bpy.data.lights["Key"].color = (1.0, 0.5, 0.0)
    bpy.data.objects["Camera"].location.y = -5.0
    bpy.data.cameras["Camera"].lens = 85.0
    bpy.data.collections["Picture"].objects.link(bpy.data.objects.new("Fill", bpy.data.lights.new("Fill", "AREA")))
    assert told(before) == [
        ("camera", "Camera: location (0, 0, 0) → (0, -5, 0)", True),
        ("light", "Fill added", True),
        ("light", "Key: location (0, 0, 0) → (0, 0, 2)", True),
        ("camera", "Camera: Focal Length 50 → 85", True),
        ("light", "Key: Color #ffffff → #ffbc00", True),
        ("light", "Key: Power 10 → 100", True),
    ]


def test_the_world_and_settings(scene: bpy.types.Scene) -> None:
    before = described()
    bpy.data.worlds["Sky"].node_tree.nodes["Background"].inputs["Strength"].default_value = 0.3
    scene.view_settings.exposure = 0.5
    scene.render.film_transparent = True
    scene.camera = bpy.data.objects["Camera"]
    assert told(before) == [
        ("render", "Scene: film transparent off → on", True),
        ("exposure", "Scene: exposure 0 → 0.5", True),
        ("camera", "Scene: camera none → Camera", True),
        ("world", "Sky: Background: Strength 1 → 0.3", True),
    ]


def test_another_world(scene: bpy.types.Scene) -> None:
    before = described()
    scene.world = bpy.data.worlds.new("Night")
    assert told(before) == [
        ("world", "Scene: world Sky → Night", True),
        ("world", "Night added", True),
        ("world", "Sky removed", True),
    ]


def test_parent_visibility_and_constraints() -> None:
    before = described()
    cup = bpy.data.objects["cup"]
    cup.parent = bpy.data.objects["table"]
    cup.hide_render = True
    cup.hide_set(True)
    cup.constraints.new("LIMIT_SCALE")
    cup["note"] = 3
    assert told(before) == [
        ("object", "cup: parent none → table", True),
        ("object", "cup: hidden by its eye off → on", True),
        ("object", "cup: Disable in Renders off → on", True),
        ("object", "cup: note none → 3", True),
        ("transform", "cup: constraint Limit Scale added", True),
    ]


def test_collections() -> None:
    before = described()
    picture, parts = bpy.data.collections["Picture"], bpy.data.collections.new("Parts")
    picture.children.link(parts)
    parts.objects.link(bpy.data.objects["cup"])
    picture.objects.unlink(bpy.data.objects["cup"])
    picture.hide_render = True
    assert told(before) == [
        ("collection", "Picture: Disable in Renders off → on", True),
        ("collection", "Parts added", True),
        ("collection", "cup: collection the topmost → Parts", True),
    ]


def test_the_artists_things_are_told_apart() -> None:
    before = described()
    bpy.data.objects["table"].location.x = 1.0
    bpy.data.meshes["table"].vertices.add(2)
    principled("table stuff").inputs["Roughness"].default_value = 0.9
    bpy.context.scene.collection.objects.link(bpy.data.objects.new("theirs", None))
    assert told(before) == [
        ("transform", "table: location (0, 0, 0) → (1, 0, 0)", False),
        ("object", "theirs added", False),
        ("material", "table stuff: Principled BSDF: Roughness 0.5 → 0.9", False),
        ("geometry", "table: mesh 4 → 6 vertices", False),
    ]


def test_data_of_several_objects_is_told_once_by_its_own_name() -> None:
    mesh = bpy.data.meshes["cup"]
    mesh.name = "dish"
    bpy.data.collections["Picture"].objects.link(bpy.data.objects.new("cup 2", mesh))
    before = described()
    mesh.vertices.add(1)
    assert told(before) == [("geometry", "dish: mesh 4 → 5 vertices", True)]


def test_geometry_nodes_are_geometry() -> None:
    group = bpy.data.node_groups.new("scatter", "GeometryNodeTree")
    bpy.data.objects["cup"].modifiers.new("Scatter", "NODES").node_group = group
    before = described()
    group.nodes.new("GeometryNodeMeshCube")
    assert [entry[:2] for entry in told(before)] == [("geometry", "scatter: node Cube added")]


def test_the_order_is_always_the_same() -> None:
    before = described()
    for name in ("b", "a", "c"):
        bpy.data.collections["Picture"].objects.link(bpy.data.objects.new(name, None))
    assert [change.name for change in compare(before, described())] == ["a", "b", "c"]
    assert [change.name for change in compare(described(), before)] == ["a", "b", "c"]


def test_the_way_back_is_the_reverse() -> None:
    before = described()
    bpy.data.objects["cup"].location.x = 1.0
    (there,) = compare(before, described())
    (back,) = compare(described(), before)
    assert back == Change("changed", "transform", "cup", "location", there.new, there.old)
