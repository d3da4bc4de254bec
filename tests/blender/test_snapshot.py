# SPDX-License-Identifier: GPL-3.0-or-later
"""Rolling back brings the session's own scene back exactly."""

from pathlib import Path

import bpy
import pytest

from maquette.scene.description import describe, fingerprint_of
from maquette.scene.snapshot import restore_snapshot, take_snapshot
from maquette.tests.blender.session_scene import counts, current, differences, make_scene, spoil, state


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the snapshot goes."""
    return tmp_path / "snapshots" / "geometry.blend"


@pytest.fixture(autouse=True)
def scene() -> None:
    """A session in the middle of its work."""
    make_scene()


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


def test_camera_and_world_are_the_restored_ones(path: Path) -> None:
    scene, collection = current()
    take_snapshot(scene, collection, path)
    spoil()
    restore_snapshot(scene, "Picture", path)
    assert scene.camera == bpy.data.objects["Camera"]
    assert collection in scene.camera.users_collection
    assert scene.world == bpy.data.worlds["Sky"]
    assert [world.name for world in bpy.data.worlds] == ["Sky"]


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
