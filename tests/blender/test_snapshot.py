# SPDX-License-Identifier: GPL-3.0-or-later
"""Rolling back brings the session's own scene back exactly."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import bpy
import pytest

from maquette.agent.errors import SessionError
from maquette.scene.compare import compare
from maquette.scene.description import describe, fingerprint_of
from maquette.scene.snapshot import restore_snapshot, take_snapshot


def counts() -> dict[str, int]:
    """Every kind of datablock that the file holds."""
    lists = bpy.types.BlendData.bl_rna.properties
    return {entry.identifier: len(getattr(bpy.data, entry.identifier)) for entry in lists if entry.type == "COLLECTION"}


def current() -> tuple[bpy.types.Scene, bpy.types.Collection]:
    """Found anew, for undo and restoring invalidate references."""
    return bpy.data.scenes["Scene"], bpy.data.collections["Picture"]


def state() -> str:
    """The session's fingerprint as it is now."""
    return fingerprint_of(describe(*current()))


def differences(before: object) -> list[str]:
    """What changed since the description ``before``, for a readable failure."""
    return [change.sentence() for change in compare(before, describe(*current()))]


def shader_group() -> bpy.types.NodeTree:
    """A node group with an input, used by a material."""
    group = bpy.data.node_groups.new("glaze", "ShaderNodeTree")
    group.interface.new_socket("Depth", in_out="INPUT", socket_type="NodeSocketFloat")
    group.interface.new_socket("Shader", in_out="OUTPUT", socket_type="NodeSocketShader")
    return group


def material() -> bpy.types.Material:
    """A node material with a group, an image painted in memory and a ramp."""
    made = bpy.data.materials.new("ceramic")
    if bpy.app.version < (5, 0, 0):
        made.use_nodes = True
    nodes, links = made.node_tree.nodes, made.node_tree.links
    nodes.new("ShaderNodeGroup").node_tree = shader_group()
    image = bpy.data.images.new("speckles", 4, 4)
    image.pixels = [0.1, 0.6, 0.3, 1.0] * 16
    texture, ramp = nodes.new("ShaderNodeTexImage"), nodes.new("ShaderNodeValToRGB")
    texture.image = image
    ramp.color_ramp.elements.new(0.4).color = (0.2, 0.1, 0.05, 1.0)
    links.new(texture.outputs["Color"], ramp.inputs[0])
    links.new(ramp.outputs["Color"], nodes["Principled BSDF"].inputs["Base Color"])
    return made


def geometry_group() -> bpy.types.NodeTree:
    """A Geometry Nodes group that hands its geometry through and has a number to set."""
    group = bpy.data.node_groups.new("scatter", "GeometryNodeTree")
    group.interface.new_socket("Geometry", in_out="INPUT", socket_type="NodeSocketGeometry")
    group.interface.new_socket("Density", in_out="INPUT", socket_type="NodeSocketFloat")
    group.interface.new_socket("Geometry", in_out="OUTPUT", socket_type="NodeSocketGeometry")
    start, end = group.nodes.new("NodeGroupInput"), group.nodes.new("NodeGroupOutput")
    group.links.new(start.outputs[0], end.inputs[0])
    return group


def cup(collection: bpy.types.Collection) -> bpy.types.Object:
    """A mesh with all that can hang on one: modifiers, keys, weights, an action, a driver, a hidden operand."""
    mesh = bpy.data.meshes.new("cup")
    mesh.from_pydata([(0, 0, 0), (1, 0, 0), (1, 1, 0), (0, 1, 0)], [], [(0, 1, 2, 3)])
    mesh.uv_layers.new(name="UV")
    mesh.materials.append(material())
    made = bpy.data.objects.new("cup", mesh)
    collection.objects.link(made)
    made["maquette_ref"] = "cup"
    made["note"] = [1.0, 2.0]
    made.shape_key_add(name="Basis")
    made.shape_key_add(name="Wide").value = 0.5
    made.vertex_groups.new(name="rim").add([1, 2], 0.7, "REPLACE")
    made.modifiers.new("Bevel", "BEVEL").width = 0.02
    made.modifiers.new("Scatter", "NODES").node_group = geometry_group()
    operand = bpy.data.objects.new("hole", bpy.data.meshes.new("hole"))
    made.modifiers.new("Boolean", "BOOLEAN").object = operand
    made.keyframe_insert("location", frame=1)
    driver = made.driver_add("scale", 2).driver
    driver.type = "AVERAGE"
    return made


def curve(collection: bpy.types.Collection, parent: bpy.types.Object) -> None:
    """A curve of many points and a text, children of ``parent``."""
    data = bpy.data.curves.new("handle", "CURVE")
    spline = data.splines.new("BEZIER")
    spline.bezier_points.add(11)
    for index, point in enumerate(spline.bezier_points):
        point.co = (index * 0.1, index**2 * 0.01, 0.0)
    text = bpy.data.curves.new("label", "FONT")
    text.body = "espresso"
    for entry in (data, text):
        made = bpy.data.objects.new(entry.name, entry)
        collection.objects.link(made)
        made.parent = parent


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the snapshot goes."""
    return tmp_path / "snapshots" / "geometry.blend"


@pytest.fixture(autouse=True)
def scene() -> None:
    """A session in the middle of its work."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    collection = bpy.data.collections.new("Picture")
    collection["maquette_session"] = "picture"
    scene.collection.children.link(collection)
    parts = bpy.data.collections.new("Parts")
    collection.children.link(parts)
    curve(parts, cup(collection))
    camera = bpy.data.objects.new("Camera", bpy.data.cameras.new("Camera"))
    camera.location = (0.5, -4.0, 1.0)
    light = bpy.data.objects.new("Key", bpy.data.lights.new("Key", "AREA"))
    for entry in (camera, light):
        collection.objects.link(entry)
    scene.camera = camera
    scene.world = bpy.data.worlds.new("Sky")
    scene.view_settings.view_transform = "Standard"
    scene.view_settings.exposure = 0.25


def spoil() -> None:
    """Change, add and remove something of every kind, as a stage may, and leave rubbish behind."""
    scene, collection = current()
    body = bpy.data.objects["cup"]
    body.location.x += 1.0
    body.modifiers.clear()
    body.vertex_groups.clear()
    body.animation_data_clear()
    body.data.materials.clear()
    body.data.materials.append(bpy.data.materials.new("other"))
    bpy.data.objects.remove(bpy.data.objects["label"])
    bpy.data.materials["ceramic"].node_tree.nodes["Principled BSDF"].inputs["Roughness"].default_value = 0.11
    bpy.data.node_groups["glaze"].interface.items_tree["Depth"].name = "Thickness"
    bpy.data.images["speckles"].pixels = [0.0] * 64
    bpy.data.objects["handle"].data.splines[0].bezier_points[3].co.z = 2.0
    bpy.data.lights["Key"].energy *= 3.0
    bpy.data.collections.remove(bpy.data.collections["Parts"])
    new = bpy.data.objects.new("new", bpy.data.meshes.new("new"))
    bpy.data.collections.new("Loose ends")
    collection.objects.link(new)
    bpy.data.objects["Camera"].parent = new
    scene.camera = None
    scene.world = bpy.data.worlds.new("Night")
    scene.view_settings.exposure = -2.0
    scene.render.film_transparent = True
    bpy.data.meshes.new("rubbish")


def test_rolls_back_exactly(path: Path) -> None:
    take_snapshot(*current(), path)
    before = describe(*current())
    spoil()
    assert state() != fingerprint_of(before)
    restore_snapshot(current()[0], "Picture", path)
    assert differences(before) == []
    assert state() == fingerprint_of(before)


def test_taking_changes_nothing(path: Path) -> None:
    before, had = state(), counts()
    take_snapshot(*current(), path)
    assert (state(), counts()) == (before, had)


def test_rolls_back_an_untouched_scene(path: Path) -> None:
    take_snapshot(*current(), path)
    before, had = state(), counts()
    restore_snapshot(current()[0], "Picture", path)
    assert (state(), counts()) == (before, had)


def test_ten_rounds_leave_every_count_and_name(path: Path) -> None:
    take_snapshot(*current(), path)
    had, before = counts(), state()
    names = {entry.name for entry in bpy.data.user_map()}
    for _ in range(10):
        spoil()
        restore_snapshot(current()[0], "Picture", path)
        assert state() == before
    assert counts() == had
    assert {entry.name for entry in bpy.data.user_map()} == names
    assert not any(name.endswith(".001") for name in names)


def test_leaves_no_library(path: Path) -> None:
    take_snapshot(*current(), path)
    restore_snapshot(current()[0], "Picture", path)
    assert len(bpy.data.libraries) == 0


def test_rolls_back_after_forty_more_undo_steps(path: Path) -> None:
    take_snapshot(*current(), path)
    before = state()
    bpy.ops.ed.undo_push(message="stage")
    spoil()
    for number in range(41):
        bpy.ops.ed.undo_push(message=f"step {number}")
    restore_snapshot(current()[0], "Picture", path)
    assert state() == before


def test_rolls_back_after_undo_and_redo(path: Path) -> None:
    bpy.ops.ed.undo_push(message="begin")
    take_snapshot(*current(), path)
    before = state()
    bpy.ops.ed.undo_push(message="stage")
    spoil()
    bpy.ops.ed.undo_push(message="spoilt")
    bpy.ops.ed.undo()
    restore_snapshot(current()[0], "Picture", path)
    assert state() == before
    bpy.ops.ed.redo()
    restore_snapshot(current()[0], "Picture", path)
    assert state() == before


def test_rollback_can_be_undone(path: Path) -> None:
    take_snapshot(*current(), path)
    spoil()
    spoilt = state()
    bpy.ops.ed.undo_push(message="spoilt")
    restore_snapshot(current()[0], "Picture", path)
    bpy.ops.ed.undo_push(message="rolled back")
    bpy.ops.ed.undo()
    assert state() == spoilt


def test_makes_the_collection_anew_where_undo_removed_it(path: Path) -> None:
    scene, collection = current()
    take_snapshot(scene, collection, path)
    before = state()
    bpy.data.batch_remove([*collection.all_objects, *collection.children, collection])
    restore_snapshot(scene, "Picture", path)
    assert state() == before
    assert [entry.name for entry in scene.collection.children] == ["Picture"]
    assert current()[1]["maquette_session"] == "picture"


def test_makes_the_collection_anew_where_it_was(path: Path) -> None:
    scene, collection = current()
    holder = bpy.data.collections.new("Holder")
    scene.collection.children.link(holder)
    scene.collection.children.unlink(collection)
    holder.children.link(collection)
    layer = scene.view_layers[0]
    layer.layer_collection.children["Holder"].children["Picture"].hide_viewport = True
    take_snapshot(scene, collection, path)
    bpy.data.batch_remove([*collection.all_objects, *collection.children, collection])
    restore_snapshot(scene, "Picture", path)
    assert [entry.name for entry in holder.children] == ["Picture"]
    assert layer.layer_collection.children["Holder"].children["Picture"].hide_viewport


def test_keeps_the_collections_place_and_flags(path: Path) -> None:
    scene, collection = current()
    take_snapshot(scene, collection, path)
    holder = bpy.data.collections.new("Holder")
    scene.collection.children.link(holder)
    scene.collection.children.unlink(collection)
    holder.children.link(collection)
    entry = scene.view_layers[0].layer_collection.children["Holder"].children["Picture"]
    entry.hide_viewport = True
    entry.children["Parts"].exclude = True
    entry.holdout = True
    restore_snapshot(scene, "Picture", path)
    entry = scene.view_layers[0].layer_collection.children["Holder"].children["Picture"]
    assert (entry.hide_viewport, entry.holdout, entry.exclude) == (True, True, False)
    assert entry.children["Parts"].exclude
    assert [child.name for child in scene.collection.children] == ["Holder"]


def test_an_excluded_collection_stays_excluded(path: Path) -> None:
    scene, collection = current()
    take_snapshot(scene, collection, path)
    scene.view_layers[0].layer_collection.children["Picture"].exclude = True
    spoil()
    restore_snapshot(scene, "Picture", path)
    assert scene.view_layers[0].layer_collection.children["Picture"].exclude


def test_a_renamed_collection_keeps_its_name(path: Path) -> None:
    scene, collection = current()
    take_snapshot(scene, collection, path)
    before = state()
    collection.name = "My picture"
    spoilt = bpy.data.objects["cup"]
    spoilt.location.z = 5.0
    restore_snapshot(scene, "My picture", path)
    assert fingerprint_of(describe(scene, bpy.data.collections["My picture"])) == before
    assert "Picture" not in bpy.data.collections


def test_eyes_are_as_they_were(path: Path) -> None:
    scene, collection = current()
    bpy.data.objects["handle"].hide_set(True)
    take_snapshot(scene, collection, path)
    bpy.data.objects["handle"].hide_set(False)
    bpy.data.objects["cup"].hide_set(True)
    restore_snapshot(scene, "Picture", path)
    assert bpy.data.objects["handle"].hide_get()
    assert not bpy.data.objects["cup"].hide_get()


def test_camera_and_world_are_the_restored_ones(path: Path) -> None:
    scene, collection = current()
    take_snapshot(scene, collection, path)
    spoil()
    restore_snapshot(scene, "Picture", path)
    assert scene.camera == bpy.data.objects["Camera"]
    assert collection in scene.camera.users_collection
    assert scene.world == bpy.data.worlds["Sky"]
    assert [world.name for world in bpy.data.worlds] == ["Sky"]


def test_file_path_and_dirty_state_stay(path: Path, tmp_path: Path) -> None:
    saved = tmp_path / "mine.blend"
    bpy.ops.wm.save_as_mainfile(filepath=str(saved))
    was = bpy.data.is_dirty
    take_snapshot(*current(), path)
    restore_snapshot(current()[0], "Picture", path)
    assert Path(bpy.data.filepath) == saved
    assert bpy.data.is_dirty == was


def test_rolls_back_after_the_file_was_reopened(path: Path, tmp_path: Path) -> None:
    take_snapshot(*current(), path)
    before, had = state(), counts()
    spoil()
    bpy.ops.wm.save_as_mainfile(filepath=str(tmp_path / "mine.blend"))
    bpy.ops.wm.open_mainfile(filepath=str(tmp_path / "mine.blend"))
    restore_snapshot(current()[0], "Picture", path)
    assert state() == before
    assert counts() == had


def test_later_snapshots_do_not_disturb_earlier_ones(path: Path) -> None:
    take_snapshot(*current(), path)
    first = state()
    spoil()
    later = path.with_name("materials.blend")
    take_snapshot(*current(), later)
    second = state()
    for wanted, snapshot in ((first, path), (second, later), (first, path)):
        restore_snapshot(current()[0], "Picture", snapshot)
        assert state() == wanted


def test_relative_paths_stay_word_for_word(path: Path, tmp_path: Path) -> None:
    bpy.ops.wm.save_as_mainfile(filepath=str(tmp_path / "mine.blend"))
    image = bpy.data.images.new("photo", 2, 2)
    image.filepath_raw = "//textures/photo.png"
    bpy.data.materials["ceramic"].node_tree.nodes.new("ShaderNodeTexImage").image = image
    take_snapshot(*current(), path)
    before = state()
    restore_snapshot(current()[0], "Picture", path)
    assert bpy.data.images["photo"].filepath == "//textures/photo.png"
    assert state() == before


def test_overwrites_at_once_and_leaves_nothing_else(path: Path) -> None:
    take_snapshot(*current(), path)
    take_snapshot(*current(), path)
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["geometry.blend", "geometry.json"]


def test_says_when_it_cannot_be_written(path: Path) -> None:
    path.parent.write_text("a file where the folder should be")
    with pytest.raises(SessionError, match="cannot be written"):
        take_snapshot(*current(), path)


def lose(path: Path) -> None:
    """Let the snapshot be unreadable."""
    path.with_suffix(".json").write_text("{")


def truncate(path: Path) -> None:
    """Let the library be cut off."""
    path.write_bytes(path.read_bytes()[:1000])


def mix(path: Path) -> None:
    """Let record and library be of two snapshots, as after a crash between writing the one and the other."""
    record = path.with_suffix(".json").read_text()
    bpy.data.objects["cup"].location.x += 1.0
    take_snapshot(*current(), path)
    path.with_suffix(".json").write_text(record)


def edit(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Let the record say something else."""
    record = json.loads(path.with_suffix(".json").read_text())
    change(record)
    path.with_suffix(".json").write_text(json.dumps(record))


def expect_more(path: Path) -> None:
    """Let the record name something that the library does not have."""
    edit(path, lambda record: record["owned"].append({"kind": "objects", "name": "ghost", "called": "ghost", "uid": 1}))


def set_a_setting_of_the_future(path: Path) -> None:
    """Let the record hold a value that this Blender does not know, after one that it does."""
    edit(path, lambda record: record["settings"].update({"render.resolution_x": 123, "view_settings.look": "Future"}))


@pytest.mark.parametrize("damage", [lose, truncate, mix, expect_more, set_a_setting_of_the_future])
def test_a_snapshot_that_is_no_use_changes_nothing(path: Path, damage: Callable[[Path], None]) -> None:
    take_snapshot(*current(), path)
    damage(path)
    spoil()
    before, had = state(), counts()
    with pytest.raises(SessionError) as error:
        restore_snapshot(current()[0], "Picture", path)
    assert error.value.remedy
    assert (state(), counts()) == (before, had)
