# SPDX-License-Identifier: GPL-3.0-or-later
"""A snapshot's files, and the artist's own."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import bpy
import pytest

from maquette.agent.errors import SessionError
from maquette.scene.snapshot import restore_snapshot, take_snapshot
from maquette.tests.blender.session_scene import counts, current, make_scene, spoil, state


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the snapshot goes."""
    return tmp_path / "snapshots" / "geometry.blend"


@pytest.fixture(autouse=True)
def scene() -> None:
    """A session in the middle of its work."""
    make_scene()


def test_file_path_and_dirty_state_stay(path: Path, tmp_path: Path) -> None:
    saved = tmp_path / "mine.blend"
    bpy.ops.wm.save_as_mainfile(filepath=str(saved))
    was = bpy.data.is_dirty
    take_snapshot(*current(), path)
    restore_snapshot(current()[0], "Picture", path)
    assert Path(bpy.data.filepath) == saved
    assert bpy.data.is_dirty == was


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
