# SPDX-License-Identifier: GPL-3.0-or-later
"""What a description says of a scene."""

import json
import math

import bpy
import pytest
from bpy_extras.object_utils import world_to_camera_view
from mathutils import Vector

from maquette.agent.records import from_json, to_json
from maquette.scene.description import SceneDescription, describe
from maquette.scene.description.definitions import definitions_of
from maquette.scene.description.records import Setting
from maquette.scene.description.rna import read


@pytest.fixture(autouse=True)
def scene() -> bpy.types.Scene:
    """An empty scene with a session's collection and a camera that looks along +y."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    collection = bpy.data.collections.new("Picture")
    collection["maquette_session"] = "picture"
    scene.collection.children.link(collection)
    camera = bpy.data.objects.new("Camera", bpy.data.cameras.new("Camera"))
    camera.rotation_euler = (math.pi / 2, 0.0, 0.0)
    collection.objects.link(camera)
    scene.camera = camera
    scene.render.resolution_x, scene.render.resolution_y = 300, 200
    return scene


def box(name: str, at: tuple[float, float, float], size: float = 1.0) -> bpy.types.Object:
    """A cube in the session's collection."""
    half = size / 2
    corners = [(x, y, z) for x in (-half, half) for y in (-half, half) for z in (-half, half)]
    faces = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata(corners, [], faces)
    made = bpy.data.objects.new(name, mesh)
    made.location = at
    bpy.data.collections["Picture"].objects.link(made)
    return made


def described() -> SceneDescription:
    """The scene as it is."""
    return describe(bpy.context.scene, bpy.data.collections["Picture"])


def test_has_a_json_form_that_reads_back() -> None:
    box("cup", (0.0, 5.0, 0.0)).modifiers.new("Bevel", "BEVEL")
    description = described()
    assert from_json(SceneDescription, json.loads(json.dumps(to_json(description)))) == description


def test_tells_what_objects_are() -> None:
    cup, saucer = box("cup", (0.0, 5.0, 0.0)), box("saucer", (0.0, 5.0, -1.0))
    cup.parent = saucer
    cup.data.materials.append(bpy.data.materials.new("ceramic"))
    cup["maquette_ref"], cup["maquette_stage"] = "the_cup", "geometry"
    cup.modifiers.new("Round", "BEVEL").segments = 3
    record = described().object("cup")
    assert (record.type, record.parent, record.ref, record.stage) == ("MESH", "saucer", "the_cup", "geometry")
    assert record.materials == ("ceramic",)
    assert [(part.kind, part.name, part.type) for part in record.parts] == [("modifier", "Round", "Bevel")]
    assert record.parts[0].settings["Segments"].value == 3


def test_tells_where_objects_are() -> None:
    cup = box("cup", (1.0, 5.0, 2.0))
    cup.rotation_euler.z = math.pi / 2
    cup.scale = (2.0, 1.0, 1.0)
    cup.modifiers.new("Row", "ARRAY").count = 2
    placement = described().object("cup").placement
    assert placement.location == (1.0, 5.0, 2.0)
    assert placement.rotation == pytest.approx((0.0, 0.0, math.pi / 2), abs=1e-5)
    assert placement.scale == pytest.approx((2.0, 1.0, 1.0), abs=1e-5)
    assert placement.world_box[0] == pytest.approx((0.5, 4.0, 1.5), abs=1e-5)
    assert placement.world_box[1] == pytest.approx((1.5, 8.0, 2.5), abs=1e-5)


@pytest.mark.parametrize("orthographic", [False, True])
def test_tells_where_objects_are_in_the_picture(scene: bpy.types.Scene, orthographic: bool) -> None:
    scene.camera.data.type = "ORTHO" if orthographic else "PERSP"
    scene.camera.location.z = 0.3
    scene.camera.rotation_euler.x -= 0.1
    scene.camera.scale = (3.0, 3.0, 3.0)
    cup = box("cup", (0.4, 6.0, 0.1))
    cup.rotation_euler = (0.3, 0.2, 0.6)
    found = described().object("cup").placement.picture_box
    points = [world_to_camera_view(scene, scene.camera, cup.matrix_world @ v.co) for v in cup.data.vertices]
    left, right = min(point.x for point in points), max(point.x for point in points)
    top, bottom = 1.0 - max(point.y for point in points), 1.0 - min(point.y for point in points)
    assert found == pytest.approx((left, top, right, bottom), abs=1e-4)


def test_the_part_outside_the_picture_is_cut_off() -> None:
    box("cup", (0.0, 2.0, 0.0), 10.0).scale.y = 0.01
    assert described().object("cup").placement.picture_box == (0.0, 0.0, 1.0, 1.0)


def test_a_ground_that_reaches_behind_the_camera_is_seen_to_the_lower_edge(scene: bpy.types.Scene) -> None:
    scene.camera.location.z = 1.0
    ground = box("ground", (0.0, 0.0, 0.0), 100.0)
    ground.scale.z = 0.0
    left, top, right, bottom = described().object("ground").placement.picture_box
    assert (left, right, bottom) == (0.0, 1.0, 1.0)
    horizon_gap = 1.0 / 50.0 * scene.camera.data.lens / scene.camera.data.sensor_width * 300 / 200
    assert top == pytest.approx(0.5 + horizon_gap, abs=1e-3)


def test_what_is_behind_the_camera_is_not_in_the_picture() -> None:
    box("cup", (0.0, -5.0, 0.0))
    assert described().object("cup").placement.picture_box is None


def test_without_a_camera_there_is_no_picture(scene: bpy.types.Scene) -> None:
    scene.camera = None
    box("cup", (0.0, 5.0, 0.0))
    placement = described().object("cup").placement
    assert placement.picture_box is None
    assert placement.world_box is not None


def test_what_has_no_extent_has_no_box() -> None:
    box("nothing", (0.0, 5.0, 0.0)).data.clear_geometry()
    assert described().object("nothing").placement.world_box is None
    assert described().object("Camera").placement.world_box is None


def test_tells_what_is_the_sessions(scene: bpy.types.Scene) -> None:
    box("cup", (0.0, 5.0, 0.0)).data.materials.append(bpy.data.materials.new("ceramic"))
    table = bpy.data.objects.new("table", bpy.data.meshes.new("table"))
    table.data.materials.append(bpy.data.materials.new("oak"))
    scene.collection.objects.link(table)
    description = described()
    assert {entry.name: entry.owned for entry in description.objects} == {"Camera": True, "cup": True, "table": False}
    assert {entry.name: entry.owned for entry in description.of_kind("materials")} == {"ceramic": True, "oak": False}
    assert not any(entry.owned for entry in describe(scene, None).objects)


def test_tells_materials_by_their_nodes() -> None:
    material = bpy.data.materials.new("wood")
    if bpy.app.version < (5, 0, 0):
        material.use_nodes = True
    box("table", (0.0, 5.0, 0.0)).data.materials.append(material)
    tree = material.node_tree
    noise, mix = tree.nodes.new("ShaderNodeTexNoise"), tree.nodes.new("ShaderNodeMix")
    mix.data_type = "RGBA"
    noise.inputs["Scale"].default_value = 12.5
    tree.links.new(noise.outputs["Fac" if "Fac" in noise.outputs else "Factor"], mix.inputs["Factor"])
    (record,) = described().of_kind("materials")
    parts = {part.name: part for part in record.parts}
    assert parts["Noise Texture"].settings["Scale"].value == 12.5
    assert parts["Noise Texture"].settings["Dimensions"].value == "3D"
    assert parts["Mix"].settings["Data Type"].value == "RGBA"
    assert parts["Mix"].settings["A_Color"].form == "colour"
    fed = [setting.value for setting in parts["Mix"].settings.values() if setting.form == "link"]
    assert fed == [f"Noise Texture: {noise.outputs[0].name}"]
    assert parts["Principled BSDF"].settings["Roughness"].value == 0.5


def test_tells_lights_cameras_and_the_world(scene: bpy.types.Scene) -> None:
    light = bpy.data.lights.new("Key", "SPOT")
    light.energy, light.spot_size = 250.0, 0.5
    bpy.data.collections["Picture"].objects.link(bpy.data.objects.new("Key", light))
    scene.world = bpy.data.worlds.new("Sky")
    description = described()
    (spot,) = description.of_kind("lights")
    assert spot.settings["Power"].value == 250.0
    assert Setting(0.5, "angle") in spot.settings.values()
    assert spot.users == ("Key",)
    assert description.of_kind("cameras")[0].settings["Focal Length"].value == 50.0
    assert description.of_kind("worlds")[0].owned


def test_tells_the_scenes_settings_and_counts(scene: bpy.types.Scene) -> None:
    box("cup", (0.0, 5.0, 0.0))
    description = described()
    assert description.settings["camera"].value == "Camera"
    assert description.settings["world"].value is None
    assert description.settings["resolution x"].value == 300
    assert description.settings["exposure"].value == 0.0
    assert description.counts["objects"] == 2
    assert description.counts["meshes"] == 1


def test_tells_the_collections(scene: bpy.types.Scene) -> None:
    parts, props = bpy.data.collections.new("Parts"), bpy.data.collections.new("Props")
    bpy.data.collections["Picture"].children.link(parts)
    scene.collection.children.link(props)
    found = [(entry.name, entry.owned, entry.parents) for entry in described().collections]
    assert found == [("", True, ()), ("Parts", True, ("",)), ("Props", False, ("",))]


def test_an_operand_in_no_collection_is_described() -> None:
    operand = bpy.data.objects.new("hole", bpy.data.meshes.new("hole"))
    box("cup", (0.0, 5.0, 0.0)).modifiers.new("Boolean", "BOOLEAN").object = operand
    record = described().object("hole")
    assert record.owned
    assert record.collections == ()


def test_does_not_alter_the_scene() -> None:
    box("cup", (0.0, 5.0, 0.0))
    first = described()
    assert described() == first


def test_a_million_vertices_are_measured_as_well() -> None:
    bpy.ops.mesh.primitive_grid_add(x_subdivisions=999, y_subdivisions=999, size=2)
    grid = bpy.context.object
    assert len(grid.data.vertices) == 1_000_000
    record = described()
    assert record.object(grid.name).placement.world_box == ((-1.0, -1.0, 0.0), (1.0, 1.0, 0.0))


def test_curves_and_metaballs_are_measured_by_their_surface() -> None:
    bpy.ops.object.metaball_add(location=(0.0, 9.0, 0.0))
    data = bpy.data.curves.new("wire", "CURVE")
    data.dimensions, data.bevel_depth = "3D", 0.1
    data.splines.new("POLY").points.add(1)
    for point, x in zip(data.splines[0].points, (0.0, 2.0), strict=True):
        point.co = (x, 5.0, 0.0, 1.0)
    bpy.data.collections["Picture"].objects.link(bpy.data.objects.new("wire", data))
    description = described()
    low, high = description.object("wire").placement.world_box
    assert (Vector(high) - Vector(low)).z == pytest.approx(0.2, abs=0.01)
    low, high = description.object("Mball").placement.world_box
    assert 7.5 < low[1] < 8.5
    assert 9.5 < high[1] < 10.5


def test_a_property_is_left_out_once_its_add_on_is_disabled() -> None:
    definitions_of.cache_clear()
    bpy.types.World.added = bpy.props.IntProperty(name="Added")
    world = bpy.data.worlds.new("World")
    assert read(world)["Added"] == Setting(0)
    del bpy.types.World.added
    assert "Added" not in read(world)
    definitions_of.cache_clear()
