# SPDX-License-Identifier: GPL-3.0-or-later
"""What the artist has stays as it is when the session's scene is rolled back."""

from pathlib import Path

import bpy
import pytest
from mathutils import Matrix, Vector

from maquette.tests.blender.cup_and_table import make_scene, mesh_object, names, roll_back, state, take, theirs


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the snapshot goes."""
    return tmp_path / "stage.blend"


@pytest.fixture(autouse=True)
def scene() -> None:
    """One cup of the session's, one table of the artist's."""
    make_scene()


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


def test_it_keeps_a_material_that_a_stage_made(path: Path) -> None:
    take(path)
    before = state()
    glaze = bpy.data.materials.new("glaze")
    bpy.data.objects["cup"].data.materials[0] = glaze
    bpy.data.objects["table"].data.materials.append(glaze)
    had = theirs()
    roll_back(path)
    assert state() == before
    assert theirs() == had
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
