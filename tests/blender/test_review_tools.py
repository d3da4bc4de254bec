# SPDX-License-Identifier: GPL-3.0-or-later
"""What lets an artist look closely: selecting, pictures, texts, the exported program, the comparison."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import bpy
import numpy as np
import pytest
from mathutils import Matrix

from maquette.agent.errors import MaquetteError, PictureError
from maquette.agent.review.view import SessionView, StageReview
from maquette.agent.section import Section
from maquette.agent.session import Settings
from maquette.agent.vision.png import write_png
from maquette.scene import wipe
from maquette.scene.camera_frame import Frame, camera_frame
from maquette.scene.live import open_sessions
from maquette.scene.open_picture import _image_of
from maquette.scene.open_text import difference_of, show_difference
from maquette.scene.select_object import select_object
from maquette.scene.stage_texts import current_code, edited_code, stage_text, write_difference_text, write_stage_texts
from maquette.scene.wipe_picture import forget_wipe_pictures, load_wipe_picture
from maquette.scene.write_program import write_program

PROGRAM = (("scaffold", "box('cup')\n"), ("geometry", "lathe('cup')\n"))
REGION = SimpleNamespace(width=800, height=600)


@pytest.fixture(autouse=True)
def empty_file() -> None:
    """A file without anything."""
    bpy.ops.wm.read_factory_settings(use_empty=True)


def names() -> set[str]:
    """Of all texts."""
    return set(bpy.data.texts.keys())


# Texts


def test_every_stage_has_a_text_named_by_its_place() -> None:
    write_stage_texts("one", PROGRAM)
    assert names() == {"maquette/1 scaffold.py", "maquette/2 geometry.py"}
    assert current_code("one", "geometry") == "lathe('cup')\n"
    assert not any(text.use_module for text in bpy.data.texts)


def test_a_text_follows_its_program() -> None:
    write_stage_texts("one", PROGRAM)
    write_stage_texts("one", [("scaffold", "sphere('cup')\n")])
    assert names() == {"maquette/1 scaffold.py"}
    assert current_code("one", "scaffold") == "sphere('cup')\n"


def test_a_text_is_found_by_its_mark_and_not_by_its_name() -> None:
    write_stage_texts("one", PROGRAM)
    stage_text("one", "scaffold").name = "mine"
    write_stage_texts("one", [("scaffold", "sphere('cup')\n")])
    assert names() == {"mine"}
    assert bpy.data.texts["mine"].as_string() == "sphere('cup')\n"


def test_a_text_that_undo_removed_comes_back() -> None:
    write_stage_texts("one", PROGRAM)
    bpy.data.texts.remove(stage_text("one", "geometry"))
    write_stage_texts("one", PROGRAM)
    assert current_code("one", "geometry") == "lathe('cup')\n"


def test_sessions_in_one_file_have_texts_of_their_own() -> None:
    write_stage_texts("one", PROGRAM)
    write_stage_texts("two", [("scaffold", "sphere('ball')\n")])
    assert "maquette/1 scaffold 2.py" in names()
    assert current_code("one", "scaffold") == "box('cup')\n"
    assert current_code("two", "scaffold") == "sphere('ball')\n"


def test_what_the_artist_has_edited_is_never_overwritten() -> None:
    write_stage_texts("one", PROGRAM)
    assert edited_code("one", "scaffold") is None
    stage_text("one", "scaffold").from_string("box('taller cup')\n")
    write_stage_texts("one", PROGRAM)
    assert edited_code("one", "scaffold") == current_code("one", "scaffold") == "box('taller cup')\n"


def test_the_program_with_its_edits_is_saved_with_the_file_but_no_difference(tmp_path: Path) -> None:
    write_stage_texts("one", PROGRAM)
    write_difference_text("one", "scaffold", "box('cup')\n", "+box('cup')\n")
    stage_text("one", "scaffold").from_string("box('taller cup')\n")
    path = str(tmp_path / "cup.blend")
    bpy.ops.wm.save_as_mainfile(filepath=path)
    bpy.ops.wm.open_mainfile(filepath=path)
    assert names() == {"maquette/1 scaffold.py", "maquette/2 geometry.py"}
    assert edited_code("one", "scaffold") == "box('taller cup')\n"


def test_an_edited_text_stays_when_its_stage_goes() -> None:
    write_stage_texts("one", PROGRAM)
    stage_text("one", "geometry").from_string("lathe('vase')\n")
    write_stage_texts("one", PROGRAM[:1])
    assert edited_code("one", "geometry") == "lathe('vase')\n"


def test_an_edited_text_is_left_to_the_artist_when_the_program_moves_on() -> None:
    write_stage_texts("one", PROGRAM)
    stage_text("one", "scaffold").from_string("box('taller cup')\n")
    write_stage_texts("one", [("scaffold", "sphere('cup')\n")])
    assert bpy.data.texts["maquette/1 scaffold edited.py"].as_string() == "box('taller cup')\n"
    assert current_code("one", "scaffold") == "sphere('cup')\n"
    assert edited_code("one", "scaffold") is None


def test_an_edit_that_became_the_program_is_no_edit_any_more() -> None:
    write_stage_texts("one", PROGRAM)
    stage_text("one", "scaffold").from_string("box('taller cup')\n")
    write_stage_texts("one", [("scaffold", "box('taller cup')\n")])
    assert names() == {"maquette/1 scaffold.py"}
    assert edited_code("one", "scaffold") is None


def test_white_space_at_the_end_is_no_edit() -> None:
    write_stage_texts("one", [("scaffold", "box('cup')")])
    stage_text("one", "scaffold").from_string("box('cup')\n\n")
    assert edited_code("one", "scaffold") is None


def test_a_difference_goes_when_the_code_that_it_is_about_does() -> None:
    write_stage_texts("one", PROGRAM)
    text = write_difference_text("one", "scaffold", "box('cup')\n", "+box('cup')\n")
    assert text.name == "maquette/1 scaffold.diff"
    assert write_difference_text("one", "scaffold", "box('cup')\n", "-box('cup')\n") == text
    write_stage_texts("one", PROGRAM)
    assert "maquette/1 scaffold.diff" in names()
    write_stage_texts("one", [("scaffold", "sphere('cup')\n")])
    assert names() == {"maquette/1 scaffold.py"}


def test_a_difference_shows_what_went_and_what_came() -> None:
    lines = difference_of("a = 1\nb = 2\n", "a = 1\nb = 3\n").splitlines()
    assert lines[:2] == ["--- the attempt before", "+++ the attempt kept"]
    assert lines[3:] == [" a = 1", "-b = 2", "+b = 3"]


def test_a_first_attempt_has_nothing_to_differ_from(view: SessionView) -> None:
    with pytest.raises(MaquetteError, match="no earlier attempt"):
        show_difference(bpy.context, view, "geometry")


# Selecting


@pytest.fixture
def cup() -> bpy.types.Object:
    """A cup of red clay beside a saucer of the same."""
    clay = bpy.data.materials.new("clay")
    for name in ("cup", "saucer"):
        mesh = bpy.data.meshes.new(name)
        mesh.materials.append(clay)
        bpy.context.scene.collection.objects.link(bpy.data.objects.new(name, mesh))
    bpy.context.view_layer.update()
    return bpy.data.objects["cup"]


def selected() -> set[str]:
    """Names of the selected objects."""
    return {entry.name for entry in bpy.context.view_layer.objects.selected}


def test_an_object_is_selected_alone_and_made_active(cup: bpy.types.Object) -> None:
    bpy.data.objects["saucer"].select_set(True)
    select_object(bpy.context, "cup")
    assert selected() == {"cup"}
    assert bpy.context.view_layer.objects.active == cup


def test_a_material_selects_all_that_use_it(cup: bpy.types.Object) -> None:
    select_object(bpy.context, "clay")
    assert selected() == {"cup", "saucer"}


def test_selecting_ends_editing(cup: bpy.types.Object) -> None:
    select_object(bpy.context, "saucer")
    bpy.ops.object.mode_set(mode="EDIT")
    select_object(bpy.context, "cup")
    assert bpy.context.mode == "OBJECT"
    assert selected() == {"cup"}


@pytest.mark.parametrize(
    ("hide", "reason"),
    [
        (lambda cup: setattr(cup, "name", "mug"), "Nothing in this scene is called cup"),
        (lambda cup: cup.hide_set(True), "cup is hidden"),
        (lambda cup: setattr(cup, "hide_viewport", True), "cup is hidden"),
    ],
)
def test_what_cannot_be_selected_is_said_and_the_selection_stays(cup: bpy.types.Object, hide, reason: str) -> None:
    select_object(bpy.context, "saucer")
    hide(cup)
    bpy.data.meshes["cup"].name = "body"
    with pytest.raises(MaquetteError, match=reason):
        select_object(bpy.context, "cup")
    assert selected() == {"saucer"}


def test_an_object_that_the_view_layer_leaves_out_is_said_to_be(cup: bpy.types.Object) -> None:
    away = bpy.data.collections.new("Away")
    bpy.context.scene.collection.children.link(away)
    bpy.context.scene.collection.objects.unlink(cup)
    away.objects.link(cup)
    bpy.context.view_layer.layer_collection.children["Away"].exclude = True
    bpy.context.view_layer.update()
    with pytest.raises(MaquetteError, match="leaves out"):
        select_object(bpy.context, "cup")


# Pictures and files


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    """A picture whose upper half is white."""
    picture = np.full((4, 6, 3), 51, np.uint8)
    picture[:2] = 255
    write_png(tmp_path / "reference.png", picture)
    return tmp_path / "reference.png"


def test_looking_at_pictures_fills_no_file(reference: Path, tmp_path: Path) -> None:
    write_png(tmp_path / "other.png", np.zeros((2, 2, 3), np.uint8))
    assert tuple(_image_of(reference, "Before").size) == (6, 4)
    assert tuple(_image_of(tmp_path / "other.png", "Before").size) == (2, 2)
    (image,) = bpy.data.images
    assert image.name == "Maquette: Before"
    assert (image.use_fake_user, image.packed_file, image.users) == (False, None, 0)


@pytest.mark.parametrize("known", [True, False])
def test_a_picture_that_is_gone_is_said_to_be(reference: Path, known: bool) -> None:
    if known:
        _image_of(reference, "Before")
    with pytest.raises(PictureError, match="is gone"):
        _image_of(reference.with_name("gone.png"), "Before")


def test_the_program_is_saved_as_a_file_that_runs_by_itself(tmp_path: Path) -> None:
    settings = Settings("Cup", "reference.png", 60, 40, 4, 0)
    write_program(tmp_path / "cup.py", settings, [Section("scaffold", "from maquette import kit\n")])
    assert 'start_scene("Cup", 60, 40' in (tmp_path / "cup.py").read_text(encoding="utf-8")
    with pytest.raises(MaquetteError, match="cannot be written"):
        write_program(tmp_path / "nowhere" / "cup.py", settings, [])
    with pytest.raises(MaquetteError, match="cannot be exported"):
        write_program(tmp_path / "cup.py", settings, [Section("scaffold", "box(")])


# The comparison


@pytest.fixture
def view(reference: Path) -> SessionView:
    """A session that waits for a word on its second stage."""
    review = StageReview("geometry", reference, None, reference, "", "", "", (), (), (), (), "a\n", "")
    return SessionView("one", "Cup", "review", (), (review,), "geometry")


@pytest.fixture
def session(view: SessionView, reference: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The scene shows that session."""
    live = SimpleNamespace(folder=SimpleNamespace(reference=reference))
    monkeypatch.setattr(open_sessions, "view_of", lambda scene: view)
    monkeypatch.setattr(open_sessions, "session_of_scene", lambda scene: live)
    yield
    wipe.end_wipe()
    forget_wipe_pictures()


@pytest.mark.usefixtures("session")
def test_a_comparison_begins_and_ends_and_tells_so() -> None:
    told = []
    wipe.watchers.append(lambda: told.append(wipe.shown_wipe() is not None))
    try:
        wipe.begin_wipe(bpy.context.scene)
        assert wipe.is_compared(bpy.context.scene)
        assert not wipe.is_compared(bpy.data.scenes.new("Other"))
        wipe.end_wipe()
        wipe.end_wipe()
    finally:
        wipe.watchers.pop()
    assert told == [True, False]


@pytest.mark.usefixtures("session")
def test_the_handle_stays_where_it_is_when_something_else_is_compared() -> None:
    wipe.begin_wipe(bpy.context.scene)
    wipe.shown_wipe().position = 0.2
    wipe.begin_wipe(bpy.context.scene, "geometry")
    assert wipe.is_compared(bpy.context.scene, "geometry")
    assert not wipe.is_compared(bpy.context.scene)
    assert wipe.shown_wipe().position == 0.2


@pytest.mark.usefixtures("session")
def test_a_stage_without_a_render_is_not_compared() -> None:
    wipe.begin_wipe(bpy.context.scene)
    with pytest.raises(PictureError, match="no render"):
        wipe.begin_wipe(bpy.context.scene, "materials")
    assert wipe.is_compared(bpy.context.scene)


@pytest.mark.usefixtures("session")
def test_a_comparison_ends_where_no_window_shows_its_scene() -> None:
    wipe.begin_wipe(bpy.data.scenes.new("Other"))
    wipe.renew_wipe()
    assert wipe.shown_wipe() is None


@pytest.mark.usefixtures("session")
def test_a_comparison_goes_on_with_a_stage_s_new_render(
    view: SessionView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = bpy.context.scene
    wipe.begin_wipe(scene, "geometry")
    assert wipe.is_current(wipe.shown_wipe())
    write_png(tmp_path / "new.png", np.zeros((2, 2, 3), np.uint8))
    newer = replace(view, reviews=(replace(view.reviews[0], after=tmp_path / "new.png"),))
    monkeypatch.setattr(open_sessions, "view_of", lambda scene: newer)
    assert not wipe.is_current(wipe.shown_wipe())
    wipe.renew_wipe()
    assert wipe.shown_wipe().right.path == tmp_path / "new.png"
    monkeypatch.setattr(open_sessions, "view_of", lambda scene: None)
    wipe.renew_wipe()
    assert wipe.shown_wipe() is None


def test_a_picture_is_read_upside_down_as_the_light_of_overlays_and_only_once(reference: Path) -> None:
    picture = load_wipe_picture(reference)
    assert picture.pixels.shape == (4, 6, 4)
    np.testing.assert_allclose(picture.pixels[0, 0], [0.2**2.2] * 3 + [1.0], rtol=1e-6)
    assert picture.pixels[3].min() == 1.0
    assert load_wipe_picture(reference) is picture
    write_png(reference, np.zeros((2, 2, 3), np.uint8))
    assert load_wipe_picture(reference).pixels.shape == (2, 2, 4)


@pytest.mark.parametrize("kind", ["PERSP", "ORTHO"])
@pytest.mark.parametrize("shift", [0.0, 0.3])
def test_the_frame_is_what_the_camera_renders(kind: str, shift: float) -> None:
    scene = bpy.context.scene
    scene.render.resolution_x, scene.render.resolution_y = 640, 400
    scene.render.pixel_aspect_x = 1.5
    lens = bpy.data.cameras.new("Camera")
    lens.type, lens.shift_x, lens.shift_y = kind, shift, -shift
    camera = bpy.data.objects.new("Camera", lens)
    scene.collection.objects.link(camera)
    camera.location, camera.rotation_euler, camera.scale = (3.0, -2.0, 1.5), (1.1, 0.2, 0.4), (2.0, 2.0, 2.0)
    bpy.context.view_layer.update()
    projection = camera.calc_matrix_camera(
        bpy.context.evaluated_depsgraph_get(), x=640, y=400, scale_x=1.5, scale_y=1.0
    )
    # The camera's picture, half as large and moved up and to the right by a fifth of the region.
    onto_region = Matrix.Translation((0.4, 0.4, 0.0)) @ Matrix.Diagonal((0.5, 0.5, 1.0, 1.0))
    placed = SimpleNamespace(perspective_matrix=onto_region @ projection @ camera.matrix_world.normalized().inverted())
    frame = camera_frame(scene, REGION, placed, camera)
    expected = (360.0, 270.0, 760.0, 570.0)
    np.testing.assert_allclose((frame.left, frame.bottom, frame.right, frame.top), expected, atol=0.01)


def test_only_the_part_of_the_frame_that_can_be_seen_counts() -> None:
    frame = Frame(-100.0, 20.0, 300.0, 220.0)
    assert frame.within(Frame(0.0, 0.0, 250.0, 600.0)) == Frame(0.0, 20.0, 250.0, 220.0)
    assert frame.within(Frame(400.0, 0.0, 800.0, 600.0)) is None
