# SPDX-License-Identifier: GPL-3.0-or-later
"""The camera matched to an artist's marks: begun, dragged, confirmed, cancelled, undone, left by loading a file."""

import time
from collections.abc import Iterator
from pathlib import Path

import bpy
import numpy as np
import pytest

import maquette
from maquette.agent.blueprint import CameraGuess
from maquette.agent.vision.camera.pinhole import pinhole_of
from maquette.agent.vision.marks.seen_as import ground_point, level_direction, line_towards
from maquette.operators.doing import nothing_is_at_work
from maquette.scene.kit.camera import set_camera
from maquette.scene.live.by_hand import compare_with_gate, program_now
from maquette.scene.live.live_session import LiveSession
from maquette.scene.live.open_sessions import session_of_scene
from maquette.scene.live.opening import open_what_the_file_shows
from maquette.scene.match import solving
from maquette.scene.match.begin import begin_match, can_be_matched
from maquette.scene.match.camera_state import described, pinhole_now, put_back, stand, state_of
from maquette.scene.match.edit_marks import add_mark, drag_part, remove_mark
from maquette.scene.match.end import abandon_match, cancel_match, confirm_match
from maquette.scene.match.marks_form import form_of, marks_of, points_of, set_points
from maquette.scene.match.matching import Part, matching, matching_in
from maquette.scene.settled.camera_call import camera_call
from maquette.tests.blender.live_bench import open_bench

TRUE = CameraGuess(35.0, 0.42, 2.0, 0.02)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Iterator[str]:
    """A session at its first review, in a file of its own; what the camera is then."""
    folder = tmp_path_factory.mktemp("match")
    with pytest.MonkeyPatch.context() as patch, open_bench(folder, repository, patch) as bench:
        bpy.context.window.scene = bench.begin().performer.scene()
        yield state_of(camera())


@pytest.fixture
def live(session: str) -> Iterator[LiveSession]:
    """The session with the camera as its program made it, and nothing marked."""
    put_back(bpy.context.scene, session)
    form_of(bpy.context.scene).marks.clear()
    bpy.context.view_layer.update()
    bpy.ops.ed.undo_push(message="As it was")
    live = session_of_scene(bpy.context.scene)
    assert live is not None
    yield live
    abandon_match()


def camera() -> bpy.types.Object:
    return bpy.context.scene.camera


def solve() -> None:
    """Do what the timer does, until nothing is left to do."""
    while solving._tick() is not None:
        time.sleep(0.01)
    bpy.context.view_layer.update()


def mark_edges() -> None:
    """Replace what is marked by edges as ``TRUE`` sees them."""
    scene = bpy.context.scene
    pinhole = pinhole_of(TRUE, matching().before.aspect)
    form_of(scene).marks.clear()
    for kind, middle in (("first", (0.3, 0.5)), ("first", (0.7, 0.7)), ("second", (0.7, 0.5)), ("second", (0.2, 0.8))):
        add_mark(scene, kind)  # type: ignore[arg-type]
        direction = level_direction(0.5 + (np.pi / 2 if kind == "second" else 0.0))
        set_points(form_of(scene).marks[-1], line_towards(pinhole, middle, direction, 0.1))
    solve()


def test_a_match_begins_where_the_camera_is_and_with_marks_for_what_is_there(live: LiveSession) -> None:
    before = state_of(camera())
    assert can_be_matched(bpy.context.scene)
    begin_match(bpy.context.scene)
    # The only thing in the picture is round.
    assert [mark.kind for mark in marks_of(bpy.context.scene)] == ["circle", "horizon"]
    assert state_of(camera()) == before


def test_the_camera_follows_the_marks(live: LiveSession) -> None:
    begin_match(bpy.context.scene)
    mark_edges()
    seen = described(pinhole_now(camera(), bpy.context.scene))
    assert seen.focal_mm == pytest.approx(TRUE.focal_mm, rel=0.01)
    assert (seen.pitch, seen.roll) == (pytest.approx(TRUE.pitch, abs=0.005), pytest.approx(TRUE.roll, abs=0.005))
    assert matching().fit.pixels < 0.1
    assert matching().fit.undetermined == ("height",)


def test_a_dragged_point_moves_the_camera_and_is_remembered_by_undo(live: LiveSession) -> None:
    begin_match(bpy.context.scene)
    mark_edges()
    bpy.ops.ed.undo_push(message="Marked")
    lens = camera().data.lens
    start = points_of(form_of(bpy.context.scene).marks[0])
    drag_part(bpy.context.scene, Part(0, 1), start, (0.02, 0.03))
    bpy.ops.ed.undo_push(message="Moved")
    solve()
    assert points_of(form_of(bpy.context.scene).marks[0])[0] == start[0]
    assert camera().data.lens != pytest.approx(lens, rel=1e-3)
    bpy.ops.ed.undo()
    solve()
    assert points_of(form_of(bpy.context.scene).marks[0]) == start
    assert camera().data.lens == pytest.approx(lens, rel=1e-4)
    cancel_match()


def test_cancelling_puts_the_camera_back_exactly_and_keeps_the_marks(live: LiveSession) -> None:
    camera().data.shift_x = 0.1
    before = state_of(camera())
    begin_match(bpy.context.scene)
    mark_edges()
    assert state_of(camera()) != before
    marks = marks_of(bpy.context.scene)
    cancel_match()
    assert state_of(camera()) == before
    assert matching() is None
    begin_match(bpy.context.scene)
    assert marks_of(bpy.context.scene) == marks


def test_confirming_is_one_step_of_undo(live: LiveSession) -> None:
    before = state_of(camera())
    begin_match(bpy.context.scene)
    mark_edges()
    bpy.ops.ed.undo_push(message="Marked")
    confirm_match()
    matched = state_of(camera())
    assert matched != before
    bpy.ops.ed.undo()
    assert state_of(camera()) == before
    assert matching() is None
    bpy.ops.ed.redo()
    assert state_of(camera()) == matched


def test_undoing_the_beginning_ends_the_match(live: LiveSession) -> None:
    before = state_of(camera())
    begin_match(bpy.context.scene)
    solve()
    bpy.ops.ed.undo()
    assert matching() is None
    assert state_of(camera()) == before
    assert not form_of(bpy.context.scene).marks


def test_a_confirmed_camera_joins_the_program_as_a_call_that_reads_well(live: LiveSession) -> None:
    begin_match(bpy.context.scene)
    mark_edges()
    confirm_match()
    compare_with_gate(live)
    assert live.edited
    assert dict(live.touched)[camera().name] == "changed form"
    section = program_now(live)[-1]
    assert section.by_hand
    assert section.untold == ()
    assert [line.partition("(")[0] for line in section.code.splitlines()[1:] if line] == [
        "from kit import set_camera",
        "set_camera",
    ]


def test_running_the_call_makes_the_same_camera(live: LiveSession) -> None:
    begin_match(bpy.context.scene)
    mark_edges()
    confirm_match()
    matched = pinhole_now(camera(), bpy.context.scene)
    call = camera_call(camera(), bpy.context.scene)
    camera().location.z += 3.0
    exec(call, {"set_camera": set_camera})
    bpy.context.view_layer.update()
    again = pinhole_now(camera(), bpy.context.scene)
    assert np.abs(again.rotation - matched.rotation).max() < 1e-5
    assert np.abs(again.position - matched.position).max() < 1e-5
    assert again.focal == pytest.approx(matched.focal, rel=1e-5)


def test_what_is_in_the_middle_of_the_picture_stays_there(live: LiveSession) -> None:
    before = pinhole_now(camera(), bpy.context.scene)
    spot = ground_point(before, (0.5, 0.5))
    stand(camera(), TRUE, before)
    bpy.context.view_layer.update()
    assert pinhole_now(camera(), bpy.context.scene).project(spot[None])[0] == pytest.approx((0.5, 0.5), abs=1e-4)


def test_a_camera_that_faces_another_side_keeps_facing_it(live: LiveSession) -> None:
    camera().location = (3.0, -1.0, 1.5)
    camera().rotation_euler.z = 0.7
    bpy.context.view_layer.update()
    before = pinhole_now(camera(), bpy.context.scene)
    stand(camera(), described(before), before)
    bpy.context.view_layer.update()
    after = pinhole_now(camera(), bpy.context.scene)
    assert np.abs(after.rotation - before.rotation).max() < 1e-5
    assert np.abs(after.position - before.position).max() < 1e-5


def test_while_a_camera_is_matched_no_stage_can_be_decided_on(live: LiveSession) -> None:
    begin_match(bpy.context.scene)
    assert not bpy.ops.maquette.approve.poll()
    assert not bpy.ops.maquette.begin_match.poll()
    cancel_match()
    assert nothing_is_at_work(bpy.types.Operator)


def test_marks_are_added_and_the_chosen_or_latest_of_their_kind_is_removed(live: LiveSession) -> None:
    scene = bpy.context.scene
    begin_match(scene)
    solve()
    bpy.ops.maquette.add_mark(kind="upright")
    bpy.ops.maquette.add_mark(kind="upright")
    second = marks_of(scene)[-1]
    form_of(scene).chosen = len(marks_of(scene)) - 2
    remove_mark(scene, "upright")
    assert [mark for mark in marks_of(scene) if mark.kind == "upright"] == [second]
    bpy.ops.maquette.remove_mark(kind="upright")
    assert not any(mark.kind == "upright" for mark in marks_of(scene))


def test_without_marks_the_camera_is_as_it_was_and_the_panel_says_what_to_do(live: LiveSession) -> None:
    begin_match(bpy.context.scene)
    mark_edges()
    form_of(bpy.context.scene).marks.clear()
    solving.solve_soon()
    solve()
    assert described(pinhole_now(camera(), bpy.context.scene)).pitch == pytest.approx(0.5, abs=1e-5)
    assert matching().trouble is not None
    assert matching().trouble.remedy


def test_a_file_saved_in_the_middle_of_a_match_is_opened_with_the_camera_as_it_was(
    live: LiveSession, tmp_path: Path
) -> None:
    before = state_of(camera())
    begin_match(bpy.context.scene)
    mark_edges()
    path = str(tmp_path / "matched.blend")
    bpy.ops.wm.save_as_mainfile(filepath=path)
    bpy.ops.wm.open_mainfile(filepath=path)
    assert matching() is None
    assert not bpy.app.timers.is_registered(solving._tick)
    assert state_of(camera()) == before
    assert len(marks_of(bpy.context.scene)) == 4


def test_switching_the_extension_off_puts_the_camera_back(live: LiveSession) -> None:
    before = state_of(camera())
    begin_match(bpy.context.scene)
    mark_edges()
    maquette.unregister()
    try:
        assert matching() is None
        assert not bpy.app.timers.is_registered(solving._tick)
        assert state_of(camera()) == before
    finally:
        maquette.register()
        open_what_the_file_shows()
    assert matching_in(bpy.context.scene) is None


def test_what_is_put_back_is_the_same_to_the_bit(live: LiveSession) -> None:
    camera().location = (0.1, 1 / 3, 2.7)
    state = state_of(camera())
    camera().location.x = 9.0
    camera().data.lens = 20.0
    put_back(bpy.context.scene, state)
    assert state_of(camera()) == state
