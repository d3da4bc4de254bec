# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing, forgetting and showing the reference."""

import os
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import addon_utils
import bpy
import numpy as np
import pytest

from maquette.agent.errors import PictureError
from maquette.agent.vision.png import write_png
from maquette.operators.drop_reference import MAQUETTE_FH_reference
from maquette.panels import thumbnails
from maquette.scene import clipboard
from maquette.scene.background import reapply_background
from maquette.scene.compare import compare
from maquette.scene.description import describe, fingerprint_of
from maquette.scene.live import open_sessions
from maquette.scene.snapshot import restore_snapshot, take_snapshot
from maquette.scene.upright_picture import upright_picture
from maquette.tests.blender.session_scene import counts, current, make_scene, spoil, state

GIF = bytes.fromhex(
    "474946383961"  # GIF89a
    "1000100080000000000000ffffff"  # 16 x 16, black and white
    "2c000000001000100000020e848fa9cbed0fa39cb4da8bb33e0500"
    "3b"
)
"""A picture of one colour."""


@pytest.fixture(autouse=True)
def enabled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A session in the middle of its work, the package registered, its own storage in a temporary folder."""

    def storage(package: str, *, path: str, create: bool) -> str:
        folder = tmp_path / "storage" / path
        folder.mkdir(parents=True, exist_ok=create)
        return str(folder)

    monkeypatch.setattr(bpy.utils, "extension_path_user", storage)
    make_scene()
    addon_utils.enable("maquette", default_set=True)
    yield
    addon_utils.disable("maquette", default_set=True)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A small picture with a name that is not plain ASCII."""
    path = tmp_path / "Tasse à café.png"
    write_png(path, np.full((24, 32, 3), 128, np.uint8))
    return path


def properties() -> bpy.types.PropertyGroup:
    """Found anew, for undo invalidates references."""
    return current()[0].maquette


def background() -> list[tuple[str, float]]:
    """The file's name and the opacity of each background image of the scene's camera."""
    entries = current()[0].camera.data.background_images
    return [(Path(entry.image.filepath).name, round(entry.alpha, 3)) for entry in entries]


def show(picture: Path) -> None:
    """Tick the box, as the artist does."""
    properties().reference = str(picture)
    properties().show_background = True


def sideways(picture: Path) -> Path:
    """A copy of ``picture`` with the note that the camera was held upright."""
    content = picture.read_bytes()
    data = b"MM\0*" + struct.pack(">IHHHIHH", 8, 1, 0x0112, 3, 1, 6, 0) + b"\0\0\0\0"
    path = picture.with_name("sideways.png")
    check = struct.pack(">I", zlib.crc32(b"eXIf" + data))
    path.write_bytes(content[:33] + struct.pack(">I4s", len(data), b"eXIf") + data + check + content[33:])
    return path


def test_a_chosen_picture_becomes_the_reference(picture: Path) -> None:
    assert bpy.ops.maquette.load_reference(filepath=str(picture)) == {"FINISHED"}
    assert properties().reference == str(picture)


def test_it_is_kept_relative_to_a_saved_file_where_that_is_wished(picture: Path) -> None:
    bpy.ops.wm.save_as_mainfile(filepath=str(picture.with_name("scene.blend")))
    bpy.ops.maquette.load_reference(filepath=str(picture), relative_path=True)
    assert properties().reference == f"//{picture.name}"
    bpy.ops.maquette.load_reference(filepath=str(picture), relative_path=False)
    assert properties().reference == str(picture)


def test_what_is_no_picture_is_refused_and_the_old_reference_stays(picture: Path) -> None:
    bpy.ops.maquette.load_reference(filepath=str(picture))
    with pytest.raises(RuntimeError, match=r"is not a picture.*Choose a PNG"):
        bpy.ops.maquette.load_reference(filepath=__file__)
    with pytest.raises(RuntimeError, match="There is no file"):
        bpy.ops.maquette.load_reference(filepath=str(picture.with_name("gone.png")))
    assert properties().reference == str(picture)


def test_choosing_can_be_undone(picture: Path) -> None:
    bpy.ops.ed.undo_push(message="before")
    bpy.ops.maquette.load_reference("EXEC_DEFAULT", True, filepath=str(picture))
    bpy.ops.ed.undo()
    assert properties().reference == ""
    bpy.ops.ed.redo()
    assert properties().reference == str(picture)


def test_the_reference_can_be_forgotten_once_there_is_one(picture: Path) -> None:
    assert not bpy.ops.maquette.clear_reference.poll()
    show(picture)
    assert bpy.ops.maquette.clear_reference() == {"FINISHED"}
    assert properties().reference == ""
    assert background() == []


def test_the_reference_stays_while_a_stage_is_being_worked_on(picture: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    properties().reference = str(picture)
    operators = (
        bpy.ops.maquette.load_reference,
        bpy.ops.maquette.paste_reference,
        bpy.ops.maquette.clear_reference,
    )
    assert all(operator.poll() for operator in operators)
    monkeypatch.setattr(open_sessions, "view_of", lambda scene: SimpleNamespace(state="working"))
    assert not any(operator.poll() for operator in operators)
    monkeypatch.setattr(open_sessions, "view_of", lambda scene: SimpleNamespace(state="review"))
    assert all(operator.poll() for operator in operators)


def test_pictures_are_taken_where_they_are_dropped_into_a_viewport(picture: Path) -> None:
    assert MAQUETTE_FH_reference.bl_import_operator == "maquette.load_reference"
    assert {".png", ".jpg", ".webp"} <= set(MAQUETTE_FH_reference.bl_file_extensions.split(";"))
    assert bpy.ops.maquette.load_reference("INVOKE_DEFAULT", filepath=str(picture)) == {"FINISHED"}


@pytest.mark.parametrize("form", ["{path}", "'{path}'", "{uri}", "{uri}\r\n{uri}\r\n", "  {path}\n"])
def test_text_on_the_clipboard_may_name_a_picture(picture: Path, form: str) -> None:
    assert clipboard._named_file(form.format(path=picture, uri=picture.as_uri())) == picture


@pytest.mark.parametrize("text", ["", "cup.png", "https://example.org/cup.png", "x" * 5000, "/gone/cup.png", "a\0b"])
def test_other_text_on_the_clipboard_names_none(text: str) -> None:
    assert clipboard._named_file(text) is None


def test_an_empty_clipboard_is_explained() -> None:
    with pytest.raises(PictureError) as raised:
        clipboard.picture_on_clipboard(bpy.context)
    assert "clipboard" in raised.value.cause
    assert raised.value.remedy


def test_the_reference_is_shown_over_the_view_of_the_sessions_camera(picture: Path) -> None:
    show(picture)
    assert background() == [(picture.name, 0.5)]
    properties().background_opacity = 0.25
    assert background() == [(picture.name, 0.25)]
    assert current()[0].camera.data.show_background_images


def test_another_reference_takes_its_place(picture: Path) -> None:
    show(picture)
    other = picture.with_name("other.png")
    write_png(other, np.zeros((24, 32, 3), np.uint8))
    properties().reference = str(other)
    assert background() == [("other.png", 0.5)]
    assert [image.name for image in bpy.data.images] == ["other.png (reference)", "speckles"]


def test_a_rewritten_picture_is_read_again(picture: Path) -> None:
    show(picture)
    before = bpy.data.images[f"{picture.name} (reference)"].session_uid
    os.utime(picture, ns=(1, 1))
    reapply_background(current()[0])
    assert background() == [(picture.name, 0.5)]
    assert bpy.data.images[f"{picture.name} (reference)"].session_uid != before


def test_hiding_leaves_nothing_behind(picture: Path) -> None:
    had = counts()
    for _ in range(3):
        show(picture)
        properties().show_background = False
    assert counts() == had
    assert background() == []
    assert not current()[0].camera.data.show_background_images


def test_the_artists_own_background_images_stay(picture: Path) -> None:
    camera = current()[0].camera.data
    camera.background_images.new().image = bpy.data.images["speckles"]
    camera.show_background_images = True
    show(picture)
    properties().show_background = False
    assert [entry.image.name for entry in camera.background_images] == ["speckles"]
    assert camera.show_background_images


def test_a_missing_picture_shows_nothing(picture: Path) -> None:
    show(picture.with_name("gone.png"))
    assert background() == []


def test_cameras_of_the_artists_are_not_touched(picture: Path) -> None:
    scene, collection = current()
    camera = scene.camera
    collection.objects.unlink(camera)
    scene.collection.objects.link(camera)
    show(picture)
    assert background() == []


def test_no_description_knows_of_it(picture: Path) -> None:
    before = describe(*current())
    show(picture)
    after = describe(*current())
    assert compare(before, after) == ()
    assert fingerprint_of(before) == fingerprint_of(after)
    assert before.counts == after.counts


def test_no_snapshot_holds_it_and_it_is_shown_again_after_rolling_back(picture: Path, tmp_path: Path) -> None:
    show(picture)
    snapshot = tmp_path / "geometry.blend"
    take_snapshot(*current(), snapshot)
    assert background() == [(picture.name, 0.5)]
    with bpy.data.libraries.load(str(snapshot)) as (library, _):
        assert library.images == ["speckles"]
    before, had = state(), counts()
    for _ in range(3):
        spoil()
        restore_snapshot(current()[0], "Picture", snapshot)
        reapply_background(current()[0])
        assert background() == [(picture.name, 0.5)]
        assert state() == before
    assert counts() == had


def test_a_snapshot_can_be_restored_while_nothing_is_shown(picture: Path, tmp_path: Path) -> None:
    show(picture)
    take_snapshot(*current(), tmp_path / "geometry.blend")
    properties().show_background = False
    had = counts()
    restore_snapshot(current()[0], "Picture", tmp_path / "geometry.blend")
    reapply_background(current()[0])
    assert background() == []
    assert counts() == had


def test_it_follows_to_another_camera(picture: Path) -> None:
    show(picture)
    scene, collection = current()
    former = scene.camera
    scene.camera = bpy.data.objects.new("Closer", bpy.data.cameras.new("Closer"))
    collection.objects.link(scene.camera)
    reapply_background(scene)
    assert background() == [(picture.name, 0.5)]
    assert not former.data.background_images


def test_it_survives_saving_opening_and_undo(picture: Path, tmp_path: Path) -> None:
    bpy.ops.ed.undo_push(message="before")
    show(picture)
    bpy.ops.ed.undo_push(message="shown")
    bpy.ops.ed.undo()
    assert background() == []
    bpy.ops.ed.redo()
    assert background() == [(picture.name, 0.5)]
    bpy.ops.wm.save_as_mainfile(filepath=str(tmp_path / "scene.blend"))
    bpy.ops.wm.open_mainfile(filepath=str(tmp_path / "scene.blend"))
    reapply_background(current()[0])
    assert background() == [(picture.name, 0.5)]


def test_a_picture_that_lies_on_its_side_is_set_upright_for_blender(picture: Path) -> None:
    assert upright_picture(picture) == picture
    turned = upright_picture(sideways(picture))
    image = bpy.data.images.load(str(turned))
    assert tuple(image.size) == (24, 32)
    assert upright_picture(sideways(picture)).parent == turned.parent


def loaded_size(path: Path) -> tuple[int, int]:
    """Pixels of the thumbnail; a Blender without a window gives it no icon."""
    (collection,) = thumbnails._collections
    return tuple(collection[str(path)].image_size)


def test_thumbnails_keep_the_pictures_proportions(picture: Path) -> None:
    assert thumbnails.icon_of(picture) == 0
    assert thumbnails.load(picture)
    assert loaded_size(picture) == (32, 24)
    assert not thumbnails.load(picture)


def test_the_thumbnail_of_a_rewritten_picture_is_made_anew(picture: Path) -> None:
    thumbnails.load(picture)
    write_png(picture, np.zeros((32, 24, 3), np.uint8))
    os.utime(picture, (1, 1))
    assert thumbnails.load(picture)
    assert loaded_size(picture) == (24, 32)


def test_thumbnails_are_upright(picture: Path) -> None:
    turned = sideways(picture)
    thumbnails.load(turned)
    assert loaded_size(turned) == (24, 32)


def test_a_picture_of_a_kind_that_blender_cannot_read_has_a_thumbnail(tmp_path: Path) -> None:
    path = tmp_path / "drawing.gif"
    path.write_bytes(GIF)
    thumbnails.load(path)
    assert loaded_size(path) == (16, 16)


def test_what_cannot_be_read_has_no_thumbnail(tmp_path: Path) -> None:
    (tmp_path / "text.png").write_text("no picture")
    thumbnails.load(tmp_path / "text.png", tmp_path / "gone.png")
    assert not thumbnails._collections[0]
    assert not thumbnails.load(tmp_path / "text.png", tmp_path / "gone.png")
