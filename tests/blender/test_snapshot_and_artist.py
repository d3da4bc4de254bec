# SPDX-License-Identifier: GPL-3.0-or-later
"""What the artist has stays as it is when the session's scene is rolled back."""

from pathlib import Path

import bpy
import pytest
from mathutils import Matrix, Vector

from maquette.scene.description import describe, fingerprint_of
from maquette.scene.snapshot import restore_snapshot, take_snapshot


def mesh_object(name: str, collection: bpy.types.Collection) -> bpy.types.Object:
    """A triangle of its own mesh in ``collection``."""
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata([(0, 0, 0), (1, 0, 0), (0, 1, 0)], [], [(0, 1, 2)])
    made = bpy.data.objects.new(name, mesh)
    collection.objects.link(made)
    return made


@pytest.fixture(autouse=True)
def scene() -> bpy.types.Scene:
    """A session with one cup, and an artist's table in the scene beside it."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    collection = bpy.data.collections.new("Picture")
    collection["maquette_session"] = "picture"
    scene.collection.children.link(collection)
    cup = mesh_object("cup", collection)
    cup.data.materials.append(bpy.data.materials.new("ceramic"))
    cup.location = (1.0, 2.0, 3.0)
    mesh_object("table", scene.collection)
    scene.world = bpy.data.worlds.new("Sky")
    return scene


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the snapshot goes."""
    return tmp_path / "stage.blend"


def take(path: Path) -> None:
    """Snapshot of the session as it is."""
    take_snapshot(bpy.context.scene, bpy.data.collections["Picture"], path)


def roll_back(path: Path) -> None:
    """Back to the snapshot."""
    restore_snapshot(bpy.context.scene, "Picture", path)


def state() -> str:
    """The session's fingerprint."""
    return fingerprint_of(describe(bpy.context.scene, bpy.data.collections["Picture"]))


def theirs() -> dict[str, str]:
    """Fingerprint of each of the artist's objects and data by name."""
    description = describe(bpy.context.scene, bpy.data.collections["Picture"])
    entries = (*description.objects, *description.datablocks, *description.collections)
    return {f"{type(entry).__name__} {entry.name}": entry.fingerprint for entry in entries if not entry.owned}


def names(of: object) -> list[str]:
    """Sorted names."""
    return sorted(entry.name for entry in of)


def test_an_object_added_since_stays(path: Path) -> None:
    take(path)
    before = state()
    lamp = mesh_object("lamp", bpy.context.scene.collection)
    lamp.data.materials.append(bpy.data.materials.new("brass"))
    had = theirs()
    bpy.data.objects["cup"].location.x = 0.0
    roll_back(path)
    assert theirs() == had
    assert state() == before
    assert names(bpy.data.materials) == ["brass", "ceramic"]


def test_edits_outside_stay(path: Path) -> None:
    take(path)
    bpy.data.objects["table"].location.z = -1.0
    bpy.data.objects["table"].data.vertices[0].co.x = 5.0
    had = theirs()
    roll_back(path)
    assert theirs() == had


@pytest.mark.parametrize("taken_again", [False, True])
def test_it_goes_on_using_our_material_and_mesh(path: Path, taken_again: bool) -> None:
    take(path)
    before = state()
    cup, table = bpy.data.objects["cup"], bpy.data.objects["table"]
    table.data.materials.append(bpy.data.materials["ceramic"])
    twin = bpy.data.objects.new("twin", cup.data)
    bpy.context.scene.collection.objects.link(twin)
    if taken_again:
        take(path)
    assert state() == before
    had = theirs()
    cup.data.materials.clear()
    cup.data = bpy.data.meshes.new("other")
    bpy.data.materials["ceramic"].diffuse_color = (1.0, 0.0, 0.0, 1.0)
    roll_back(path)
    assert state() == before
    assert theirs() == had
    assert twin.data == bpy.data.objects["cup"].data
    assert table.data.materials[0] == bpy.data.objects["cup"].material_slots[0].material
    assert tuple(bpy.data.materials["ceramic"].diffuse_color) != (1.0, 0.0, 0.0, 1.0)
    assert names(bpy.data.meshes) == ["cup", "table"]


def test_it_stays_the_child_of_ours(path: Path) -> None:
    cup, table = bpy.data.objects["cup"], bpy.data.objects["table"]
    table.parent = cup
    table.matrix_parent_inverse = Matrix.Translation((0.0, 0.0, -3.0))
    take(path)
    bpy.context.view_layer.update()
    place, had = table.matrix_world.copy(), theirs()
    cup.location.x += 4.0
    cup.name = "mug"
    roll_back(path)
    bpy.context.view_layer.update()
    assert table.parent == bpy.data.objects["cup"]
    assert table.matrix_world == place
    assert theirs() == had


def test_a_child_of_what_goes_stays_in_its_place(path: Path) -> None:
    take(path)
    new = mesh_object("new", bpy.data.collections["Picture"])
    new.location = (3.0, 0.0, 0.0)
    table = bpy.data.objects["table"]
    table.parent = new
    bpy.context.view_layer.update()
    assert table.matrix_world.translation.x == 3.0
    roll_back(path)
    bpy.context.view_layer.update()
    assert table.parent is None
    assert table.matrix_world.translation == Vector((3.0, 0.0, 0.0))


def test_ours_goes_on_pointing_at_it(path: Path) -> None:
    cup, table = bpy.data.objects["cup"], bpy.data.objects["table"]
    cup.modifiers.new("Shrinkwrap", "SHRINKWRAP").target = table
    cup.constraints.new("COPY_LOCATION").target = table
    cup.parent = table
    holder = bpy.data.collections.new("Theirs")
    bpy.context.scene.collection.children.link(holder)
    holder.objects.link(table)
    copies = bpy.data.objects.new("copies", None)
    bpy.data.collections["Picture"].objects.link(copies)
    copies.instance_type = "COLLECTION"
    copies.instance_collection = holder
    take(path)
    before, had = state(), theirs()
    cup.modifiers.clear()
    cup.constraints.clear()
    cup.parent = copies.instance_collection = None
    table.location.y = 9.0
    moved = theirs()
    for _ in range(3):
        roll_back(path)
    cup = bpy.data.objects["cup"]
    assert state() == before
    assert theirs() == moved != had
    assert cup.modifiers[0].target == cup.constraints[0].target == cup.parent == table
    assert bpy.data.objects["copies"].instance_collection == holder
    assert names(bpy.data.objects) == ["copies", "cup", "table"]
    assert names(bpy.data.meshes) == ["cup", "table"]
    assert names(bpy.data.collections) == ["Picture", "Theirs"]


def test_what_the_artist_deleted_does_not_come_back(path: Path) -> None:
    bpy.data.objects["cup"].modifiers.new("Shrinkwrap", "SHRINKWRAP").target = bpy.data.objects["table"]
    take(path)
    bpy.data.objects.remove(bpy.data.objects["table"])
    roll_back(path)
    assert names(bpy.data.objects) == ["cup"]
    assert bpy.data.objects["cup"].modifiers[0].target is None


def test_it_keeps_a_material_that_a_stage_made(path: Path) -> None:
    take(path)
    before = state()
    glaze = bpy.data.materials.new("glaze")
    bpy.data.objects["cup"].data.materials[0] = glaze
    bpy.data.objects["table"].data.materials.append(glaze)
    had = theirs()
    roll_back(path)
    assert state() == before
    assert theirs() == had | {"DatablockDescription glaze": theirs()["DatablockDescription glaze"]}
    assert bpy.data.objects["table"].data.materials[0].name == "glaze"


def test_it_shares_its_material_with_us(path: Path) -> None:
    oak = bpy.data.materials.new("oak")
    bpy.data.objects["table"].data.materials.append(oak)
    bpy.data.objects["cup"].data.materials[0] = oak
    take(path)
    before = state()
    oak.diffuse_color = (0.5, 0.3, 0.1, 1.0)
    had = theirs()
    bpy.data.objects["cup"].data.materials.clear()
    roll_back(path)
    assert theirs() == had
    assert state() == before
    assert bpy.data.objects["cup"].data.materials[0] == oak
    assert "oak.001" not in bpy.data.materials


def test_what_the_artist_moved_out_stays_and_is_theirs(path: Path) -> None:
    take(path)
    before = state()
    cup = bpy.data.objects["cup"]
    bpy.context.scene.collection.objects.link(cup)
    bpy.data.collections["Picture"].objects.unlink(cup)
    cup.location = (7.0, 7.0, 7.0)
    had = theirs()["ObjectDescription cup"]
    for _ in range(3):
        roll_back(path)
        assert state() == before
    assert names(bpy.context.scene.collection.objects) == ["cup", "table"]
    kept = bpy.context.scene.collection.objects["cup"]
    assert tuple(kept.location) == (7.0, 7.0, 7.0)
    assert theirs()["ObjectDescription cup"] == had
    (restored,) = bpy.data.collections["Picture"].objects
    assert restored != kept
    assert tuple(restored.location) == (1.0, 2.0, 3.0)
    assert len(bpy.data.objects) == 3


def test_a_name_comes_back_once_it_is_free(path: Path) -> None:
    take(path)
    before = state()
    cup = bpy.data.objects["cup"]
    bpy.context.scene.collection.objects.link(cup)
    bpy.data.collections["Picture"].objects.unlink(cup)
    roll_back(path)
    bpy.data.objects.remove(bpy.data.objects["cup"])
    roll_back(path)
    assert state() == before
    assert names(bpy.data.collections["Picture"].objects) == ["cup"]


def test_the_artists_of_the_same_name_is_not_taken_for_ours(path: Path) -> None:
    take(path)
    before = state()
    for entry in (bpy.data.objects["cup"], bpy.data.meshes["cup"], bpy.data.materials["ceramic"]):
        bpy.data.batch_remove([entry])
    theirs_now = mesh_object("cup", bpy.context.scene.collection)
    theirs_now.data.materials.append(bpy.data.materials.new("ceramic"))
    theirs_now.data.vertices[0].co.z = 4.0
    had = theirs()
    roll_back(path)
    assert state() == before
    assert theirs() == had
    assert theirs_now.data.materials[0] == bpy.data.materials["ceramic"]
    (ours,) = bpy.data.collections["Picture"].objects
    assert ours.data != theirs_now.data
    assert ours.data.materials[0] != theirs_now.data.materials[0]


def test_what_has_come_into_the_collection_goes(path: Path) -> None:
    take(path)
    before = state()
    mesh_object("visitor", bpy.data.collections["Picture"])
    roll_back(path)
    assert state() == before
    assert "visitor" not in bpy.data.objects
    assert "visitor" not in bpy.data.meshes


def test_an_object_that_was_pulled_in_goes_back_where_it_was(path: Path) -> None:
    holder = bpy.data.collections.new("Furniture")
    bpy.context.scene.collection.children.link(holder)
    table = bpy.data.objects["table"]
    holder.objects.link(table)
    bpy.context.scene.collection.objects.unlink(table)
    take(path)
    before, had = state(), theirs()
    bpy.data.collections["Picture"].objects.link(table)
    holder.objects.unlink(table)
    roll_back(path)
    assert state() == before
    assert theirs() == had
    assert names(holder.objects) == ["table"]


def test_an_object_in_both_keeps_its_other_place(path: Path) -> None:
    take(path)
    had = theirs()
    bpy.data.collections["Picture"].objects.link(bpy.data.objects["table"])
    roll_back(path)
    assert theirs() == had


def test_an_object_of_ours_that_the_artist_also_linked_elsewhere_is_restored_in_both(path: Path) -> None:
    holder = bpy.data.collections.new("Favourites")
    bpy.context.scene.collection.children.link(holder)
    holder.objects.link(bpy.data.objects["cup"])
    take(path)
    bpy.data.objects["cup"].location.x = 0.0
    roll_back(path)
    assert [entry.location.x for entry in holder.objects] == [1.0]
    assert names(bpy.data.objects) == ["cup", "table"]


def test_another_world_that_the_artist_has_stays(path: Path) -> None:
    other = bpy.data.scenes.new("Other")
    other.world = bpy.data.worlds.new("Studio")
    take(path)
    before = state()
    bpy.context.scene.world = other.world
    roll_back(path)
    assert state() == before
    assert bpy.context.scene.world.name == "Sky"
    assert other.world.name == "Studio"


def test_a_world_that_two_scenes_share_stays_shared(path: Path) -> None:
    other = bpy.data.scenes.new("Other")
    other.world = bpy.data.worlds["Sky"]
    take(path)
    before = state()
    bpy.data.worlds["Sky"].color = (1.0, 0.0, 0.0)
    roll_back(path)
    assert state() == before
    assert other.world == bpy.context.scene.world == bpy.data.worlds["Sky"]


def test_an_active_camera_of_the_artists_stays_theirs(path: Path) -> None:
    camera = bpy.data.objects.new("View", bpy.data.cameras.new("View"))
    bpy.context.scene.collection.objects.link(camera)
    bpy.context.scene.camera = camera
    take(path)
    before = state()
    bpy.context.scene.camera = None
    camera.location.z = 3.0
    had = theirs()
    roll_back(path)
    assert bpy.context.scene.camera == camera
    assert theirs() == had
    assert state() == before


def test_data_with_a_fake_user_and_program_texts_stay(path: Path) -> None:
    take(path)
    bpy.data.materials.new("spare").use_fake_user = True
    bpy.data.texts.new("maquette/1 scaffold.py").use_fake_user = False
    roll_back(path)
    assert "spare" in bpy.data.materials
    assert "maquette/1 scaffold.py" in bpy.data.texts


def test_a_driver_that_reads_the_scene_goes_on_reading_it(path: Path) -> None:
    scene = bpy.context.scene
    variable = bpy.data.objects["cup"].driver_add("location", 2).driver.variables.new()
    variable.targets[0].id_type = "SCENE"
    variable.targets[0].id = scene
    variable.targets[0].data_path = "frame_current"
    take(path)
    before = state()
    bpy.data.objects["cup"].animation_data_clear()
    roll_back(path)
    assert state() == before
    assert list(bpy.data.scenes) == [scene]
    driver = bpy.data.objects["cup"].animation_data.drivers[0].driver
    assert driver.variables[0].targets[0].id == scene


def test_a_copy_that_the_artist_made_of_ours_is_theirs(path: Path) -> None:
    take(path)
    cup = bpy.data.objects["cup"]
    copy = cup.copy()
    copy.data = cup.data.copy()
    copy.data.materials[0] = cup.data.materials[0].copy()
    copy.name = "my cup"
    bpy.context.scene.collection.objects.link(copy)
    cup.parent = copy
    take(path)
    before = state()
    copy.location.x = 9.0
    copy.data.vertices[0].co.x = 9.0
    copy.data.materials[0].diffuse_color = (0.0, 1.0, 0.0, 1.0)
    had = theirs()
    roll_back(path)
    assert theirs() == had
    assert state() == before
    assert bpy.data.objects["cup"].parent == copy
    assert len(bpy.data.objects) == 3


def test_selection_of_what_is_replaced_stays(path: Path) -> None:
    take(path)
    bpy.context.view_layer.objects.active = bpy.data.objects["cup"]
    bpy.data.objects["cup"].select_set(True)
    roll_back(path)
    assert bpy.data.objects["cup"].select_get()
    assert bpy.context.view_layer.objects.active == bpy.data.objects["cup"]
