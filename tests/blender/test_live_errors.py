# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong is told, with what to do about it, and leaves the scene whole."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import bpy
import pytest

from maquette.agent.budget import Budget
from maquette.agent.effects import Decision
from maquette.agent.errors import MaquetteError, PictureError, ProviderError, SessionError
from maquette.agent.request import Request
from maquette.scene.live import commands, open_sessions
from maquette.scene.live.live_session import LiveSession
from maquette.scene.live.running_mark import RunningMark
from maquette.tests.blender.live_bench import Bench, Change, cup, open_bench, truth


@pytest.fixture
def bench(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    with open_bench(tmp_path, repository, monkeypatch) as made:
        yield made


def failing(stage: str, task: str = "generate", error: Exception | None = None) -> Change:
    """A provider that cannot answer for ``stage``."""

    def change(request: Request, answer: object) -> object:
        if request.task == task and request.facts.get("stage", "") == stage:
            raise error or ProviderError("The line went dead.", "Try again.")
        return answer

    return change


def assert_failed(live: LiveSession, cause: str) -> None:
    """The panel says why, and the scene is the last state that was kept."""
    assert live.stretch is None and live.view.state == "failed" and live.view.trouble is not None
    assert cause in live.view.trouble.cause and live.view.trouble.remedy
    anchor = live.stepper.rebuild.anchor
    assert anchor is None or live.performer.fingerprint() == anchor.fingerprint


def test_a_provider_that_fails_in_the_middle_of_a_stage(bench: Bench) -> None:
    live = bench.begin()
    gate = truth(live)
    bench.change = failing("geometry", "generate")
    bench.decide(live, "approve")
    assert_failed(live, "The line went dead.")
    assert live.view.trouble is not None and live.view.trouble.mend == "preferences"
    assert live.performer.fingerprint() == gate["fingerprint"]
    bench.change = None
    bench.resume(live.session)
    assert truth(live)["stage"] == "geometry" and live.view.trouble is None


def test_a_critic_that_fails_costs_no_attempt_and_the_artist_reads_why(bench: Bench) -> None:
    live = bench.begin()
    bench.change = failing("geometry", "verify")
    bench.decide(live, "approve")
    assert truth(live)["stage"] == "geometry" and live.view.state == "review"
    (attempt, *_) = live.gate.review.passes[-1].attempts
    assert attempt.won and attempt.critique is not None
    assert "The line went dead. Try again." in attempt.critique.summary


def test_something_unexpected_is_told_with_its_trace(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    live = bench.begin()
    bench.change = failing("geometry", error=ZeroDivisionError("once"))
    bench.decide(live, "approve")
    assert_failed(live, "Something unexpected went wrong: once")
    assert "ZeroDivisionError" in capsys.readouterr().err
    bench.change = None
    bench.resume(live.session)
    assert truth(live)["stage"] == "geometry"


def test_a_blueprint_that_cannot_be_read_is_asked_for_again_when_it_is_continued(bench: Bench) -> None:
    bench.change = lambda request, answer: {"title": 3} if request.task == "blueprint" else answer
    live = bench.begin()
    assert_failed(live, "no usable blueprint")
    bench.resume(live.session)
    assert_failed(live, "no usable blueprint")
    bpy.ops.wm.save_as_mainfile(filepath=str(bench.sessions.parent / "saved.blend"))
    bpy.ops.wm.open_mainfile(filepath=str(bench.sessions.parent / "saved.blend"))
    bench.change = None
    live = bench.resume(live.session)
    assert truth(live)["stage"] == "blueprint"


def test_a_scaffold_of_which_nothing_runs_can_be_retried(bench: Bench) -> None:
    bench.change = lambda request, answer: (
        {"code": f"nonsense {request.facts['attempt']}", "explanation": ""} if request.task == "generate" else answer
    )
    live = bench.begin()
    gate = truth(live)
    with pytest.raises(ProviderError, match="None of the provider's programs for the scaffold stage could be used"):
        bench.decide(live, "approve")
    assert truth(live) == gate
    bench.change = None
    bench.decide(live, "retry")
    assert truth(live)["stage"] == "scaffold"
    bench.decide(live, "approve")
    assert truth(live)["stage"] == "geometry"


def test_a_reached_limit_stops_the_work_until_more_is_allowed(bench: Bench) -> None:
    live = bench.begin()
    gate = truth(live)
    bench.budget = Budget(seconds=0.001)
    bench.decide(live, "approve")
    assert live.view.state == "stopped" and live.view.trouble is not None
    assert live.view.trouble.cause.startswith("The session has worked for") and live.view.trouble.mend == "preferences"
    assert live.performer.fingerprint() == gate["fingerprint"]
    bench.budget = Budget()
    bench.resume(live.session)
    assert truth(live)["stage"] == "geometry"


def test_a_folder_that_is_gone_is_told_and_the_scene_stays(bench: Bench) -> None:
    live = bench.begin()
    bench.decide(live, "approve")
    gate = truth(live)
    shutil.rmtree(live.folder.root)
    for deed in (
        lambda: bench.decide(live, "approve"),
        lambda: bench.decide(live, "retry", note="taller"),
        lambda: commands.roll_back(live, "scaffold"),
    ):
        with pytest.raises(MaquetteError) as refusal:
            deed()
        assert refusal.value.remedy
        assert live.stretch is None and truth(live) == gate


def test_a_folder_that_goes_in_the_middle_of_a_stage_is_told(bench: Bench) -> None:
    live = bench.begin()

    def remove(request: Request, answer: object) -> object:
        shutil.rmtree(live.folder.root)
        return answer

    bench.change = remove
    bench.decide(live, "approve")
    assert live.stretch is None and live.view.state == "failed" and live.view.trouble is not None
    assert "cannot be written" in live.view.trouble.cause and live.view.trouble.remedy


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("moment", ["review", "stage"])
def test_no_room_is_told_and_it_goes_on_when_there_is_some(bench: Bench, moment: str) -> None:
    live = bench.begin()
    gate = truth(live)
    descriptor = live.journal._stream.fileno()
    room = os.dup(descriptor)

    def fill() -> None:
        full = os.open("/dev/full", os.O_WRONLY)
        os.dup2(full, descriptor)
        os.close(full)

    if moment == "review":
        fill()
        with pytest.raises(SessionError, match="cannot be written: No space left"):
            bench.decide(live, "approve")
        assert truth(live) == gate
        bench.decide(live, "approve")
    else:
        bench.change = lambda request, answer: (fill(), answer)[1]
        bench.decide(live, "approve")
        assert_failed(live, "No space left")
        bench.change = None
        bench.resume(live.session)
    os.close(room)
    state = truth(live)
    assert state["stage"] == "geometry"
    path = bench.sessions.parent / "saved.blend"
    bpy.ops.wm.save_as_mainfile(filepath=str(path))
    bpy.ops.wm.open_mainfile(filepath=str(path))
    live = open_sessions.session_of_scene(bpy.context.scene)
    assert live is not None and truth(live) == state


def remove_collection(live: LiveSession) -> None:
    bpy.data.batch_remove([*live.performer.collection().all_objects, live.performer.collection()])


def remove_scene(live: LiveSession) -> None:
    bpy.data.scenes.remove(live.performer.scene())


def remove_camera(live: LiveSession) -> None:
    bpy.data.objects.remove(live.performer.scene().camera)


@pytest.mark.parametrize("remove", [remove_collection, remove_scene, remove_camera])
def test_what_the_artist_removed_is_told_and_undo_brings_it_back(
    bench: Bench, remove: Callable[[LiveSession], None]
) -> None:
    live = bench.begin()
    gate = truth(live)
    remove(live)
    bpy.ops.ed.undo_push(message="Delete")
    with pytest.raises(SessionError, match=r"is gone|no camera"):
        bench.decide(live, "approve")
    assert live.stretch is None
    bpy.ops.ed.undo()
    assert truth(live) == gate
    bench.decide(live, "approve")
    assert truth(live)["stage"] == "geometry"


def test_a_removed_collection_is_rolled_back_to(bench: Bench) -> None:
    live = bench.begin()
    gate = truth(live)
    remove_collection(live)
    commands.roll_back(live, "scaffold")
    assert truth(live) == gate


def test_a_camera_of_the_artists_own_takes_the_place_of_a_removed_one(bench: Bench) -> None:
    live = bench.begin()
    remove_camera(live)
    with pytest.raises(SessionError, match="no camera any more"):
        bench.decide(live, "approve")
    own = bpy.data.objects.new("own", bpy.data.cameras.new("own"))
    own.matrix_world = ((1, 0, 0, 0), (0, 0, -1, 0), (0, 1, 0, 1), (0, 0, 0, 1))
    live.performer.collection().objects.link(own)
    live.performer.scene().camera = own
    bench.decide(live, "approve")
    assert truth(live)["stage"] == "geometry" and live.performer.scene().camera.name == "own"


def test_a_scene_removed_in_the_middle_of_a_stage_is_told(bench: Bench) -> None:
    live = bench.begin()
    commands.decide(live, Decision("approve", "scaffold"), bench.means)
    remove_scene(live)
    bench.work()
    assert live.stretch is None and live.view.state == "failed" and live.view.trouble is not None
    assert "is gone" in live.view.trouble.cause


@pytest.mark.parametrize("content", [None, b"no picture"])
def test_a_reference_that_cannot_be_read_changes_nothing(bench: Bench, tmp_path: Path, content: bytes | None) -> None:
    bench.picture = tmp_path / "missing.png"
    if content is not None:
        bench.picture.write_bytes(content)
    scenes = bpy.data.scenes.keys()
    with pytest.raises(PictureError):
        bench.begin()
    assert bpy.data.scenes.keys() == scenes and not list(bench.sessions.iterdir())
    assert not open_sessions.open_sessions()


def test_another_session_can_be_begun_while_one_waits(bench: Bench, repository: Path) -> None:
    home = bpy.context.scene
    first = bench.begin()
    state = truth(first)
    bpy.context.window.scene = home
    second = bench.begin()
    assert second.session != first.session and second.settings.title == "coffee 2"
    assert truth(first) == state and truth(second)["stage"] == "scaffold"
    bench.decide(first, "approve")
    bench.decide(second, "approve")
    assert truth(first)["stage"] == truth(second)["stage"] == "geometry"
    cup(first.performer).location.x += 0.1
    bpy.ops.ed.undo_push(message="Move")
    bench.decide(second, "approve")
    assert truth(second)["stage"] == "materials" and not second.view.settled
    bpy.ops.ed.undo()
    assert truth(second)["stage"] == "geometry" and first.view.state == "review"


def test_two_blenders_do_not_work_on_one_session(bench: Bench) -> None:
    live = bench.begin()
    gate, entries = truth(live), live.folder.journal.read_bytes()
    other = RunningMark(live.folder.root, "coffee", "scaffold", "")
    with pytest.raises(SessionError, match="Another Blender"):
        bench.decide(live, "approve")
    assert truth(live) == gate and live.folder.journal.read_bytes() == entries
    other.end()
    bench.decide(live, "approve")
    assert truth(live)["stage"] == "geometry"
