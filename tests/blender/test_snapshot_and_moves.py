# SPDX-License-Identifier: GPL-3.0-or-later
"""What has changed hands, place or name since the snapshot goes where it belongs."""

from pathlib import Path

import bpy
import pytest

from maquette.tests.blender.cup_and_table import make_scene, mesh_object, names, roll_back, state, take, theirs


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the snapshot goes."""
    return tmp_path / "stage.blend"


@pytest.fixture(autouse=True)
def scene() -> None:
    """One cup of the session's, one table of the artist's."""
    make_scene()


def test_what_the_artist_deleted_does_not_come_back(path: Path) -> None:
    bpy.data.objects["cup"].modifiers.new("Shrinkwrap", "SHRINKWRAP").target = bpy.data.objects["table"]
    take(path)
    bpy.data.objects.remove(bpy.data.objects["table"])
    roll_back(path)
    assert names(bpy.data.objects) == ["cup"]
    assert bpy.data.objects["cup"].modifiers[0].target is None


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
