# SPDX-License-Identifier: GPL-3.0-or-later
"""What earlier sessions have left is removed when the artist says so, and nothing that is still in use."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import addon_utils
import bpy
import pytest

from maquette.agent.providers import registry
from maquette.scene.live import open_sessions
from maquette.scene.live.old_sessions import leftovers, older_than
from maquette.scene.live.running_mark import RunningMark
from maquette.tests.blender.live_bench import Scripted

DAY = 86400


@pytest.fixture
def storage(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The extension's own folder, with a session that waits for review and shows its reference."""

    def folder(package: str, *, path: str, create: bool) -> str:
        (tmp_path / path).mkdir(exist_ok=True)
        return str(tmp_path / path)

    monkeypatch.setattr(bpy.utils, "extension_path_user", folder)
    monkeypatch.setitem(registry.PROVIDERS, "builtin", lambda settings: Scripted())  # type: ignore[arg-type]
    bpy.ops.wm.read_factory_settings(use_empty=True)
    addon_utils.enable("maquette", default_set=True)
    preferences = bpy.context.preferences.addons["maquette"].preferences
    preferences.picture_size, preferences.samples = 64, 1
    bpy.context.scene.maquette.reference = str(repository / "examples" / "coffee.png")
    bpy.ops.maquette.reconstruct()
    yield tmp_path
    addon_utils.disable("maquette", default_set=True)


def leave(path: Path, days: float, size: int = 1000) -> Path:
    """A file of ``size`` bytes that was written so long ago, its folders too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes(size))
    then = time.time() - days * DAY
    os.utime(path, (then, then))
    os.utime(path.parent, (then, then))
    return path


def age(folder: Path, days: float) -> None:
    for path in (*folder.rglob("*"), folder):
        os.utime(path, (time.time() - days * DAY,) * 2)


def test_what_is_older_than_the_artist_says_is_removed_and_no_more(storage: Path) -> None:
    old = leave(storage / "sessions" / "vase" / "renders" / "1.png", 40)
    age(storage / "sessions" / "vase", 40)
    young = leave(storage / "sessions" / "chair" / "journal.jsonl", 20)
    pasted = leave(storage / "pasted" / "old.png", 40)
    turned = leave(storage / "upright" / "young.png", 2)
    assert bpy.ops.maquette.remove_old_sessions() == {"FINISHED"}
    assert not (storage / "sessions" / "vase").exists() and not old.exists() and not pasted.exists()
    assert young.exists() and turned.exists()
    bpy.ops.maquette.remove_old_sessions(days=10)
    assert not young.parent.exists() and turned.exists()


def test_a_session_that_was_written_lately_is_young_whatever_else_is_in_it(storage: Path) -> None:
    leave(storage / "sessions" / "vase" / "reference.png", 40)
    leave(storage / "sessions" / "vase" / "journal.jsonl", 1)
    assert older_than(30, leftovers()) == ()


def test_sizes_are_those_of_all_files(storage: Path) -> None:
    before = sum(entry.size for entry in leftovers())
    leave(storage / "sessions" / "vase" / "renders" / "1.png", 40, 30_000)
    leave(storage / "pasted" / "old.png", 40, 7_000)
    found = {entry.path.name: entry for entry in leftovers()}
    assert found["vase"].size >= 30_000 and found["vase"].is_session
    assert found["old.png"].size == 7_000 and not found["old.png"].is_session
    assert sum(entry.size for entry in found.values()) - before >= 37_000


def test_what_this_file_shows_is_kept_however_old_it_is(storage: Path) -> None:
    (session,) = open_sessions.open_sessions()
    pasted = leave(storage / "pasted" / "reference.png", 40)
    bpy.context.scene.maquette.reference = str(pasted)
    turned = leave(storage / "upright" / "copy.png", 40)
    image = bpy.data.images.new("copy", 1, 1)
    image.filepath = str(turned)
    bpy.ops.maquette.remove_old_sessions(days=0)
    assert (session.folder.root / "journal.jsonl").exists() and pasted.exists() and turned.exists()
    open_sessions.forget_all()
    bpy.ops.maquette.remove_old_sessions(days=0)
    assert session.folder.root.exists(), "its scene could not be continued any more"


def test_what_another_blender_works_on_or_has_left_in_the_middle_is_kept(storage: Path) -> None:
    file = leave(storage / "sessions" / "vase" / "journal.jsonl", 40)
    mark = RunningMark(file.parent, "vase", "geometry", "")
    age(file.parent, 40)
    bpy.ops.maquette.remove_old_sessions()
    assert file.exists()
    mark.end()
    age(file.parent, 40)
    bpy.ops.maquette.remove_old_sessions()
    assert not file.exists()


def test_what_cannot_be_deleted_is_told_and_keeps_nothing_else(storage: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = leave(storage / "pasted" / "a.png", 40)
    gone = leave(storage / "pasted" / "b.png", 40)
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path == kept:
            raise PermissionError(13, "Permission denied", str(path))
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(RuntimeError, match=r"a\.png cannot be deleted"):
        bpy.ops.maquette.remove_old_sessions()
    assert not gone.exists()
