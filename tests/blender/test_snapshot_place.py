# SPDX-License-Identifier: GPL-3.0-or-later
"""Rolling back leaves the session's collection where it is and as it is seen."""

from pathlib import Path

import bpy
import pytest

from maquette.scene.description import describe, fingerprint_of
from maquette.scene.snapshot import restore_snapshot, take_snapshot
from maquette.tests.blender.session_scene import current, make_scene, spoil, state


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the snapshot goes."""
    return tmp_path / "snapshots" / "geometry.blend"


@pytest.fixture(autouse=True)
def scene() -> None:
    """A session in the middle of its work."""
    make_scene()


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


@pytest.mark.parametrize("is_removed", [False, True], ids=["there", "removed"])
def test_objects_come_back_in_their_order(path: Path, is_removed: bool) -> None:
    """On which the noise of a render depends."""
    for number in range(20):
        made = bpy.data.objects.new(f"pebble {number * 7 % 20}", None)
        current()[1].objects.link(made)
    scene, collection = current()
    order = collection.objects.keys()
    take_snapshot(scene, collection, path)
    if is_removed:
        bpy.data.collections.remove(collection)
    else:
        for entry in reversed(collection.objects[:]):
            collection.objects.unlink(entry)
            collection.objects.link(entry)
    restore_snapshot(scene, "Picture", path)
    assert current()[1].objects.keys() == order
