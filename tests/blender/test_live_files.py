# SPDX-License-Identifier: GPL-3.0-or-later
"""A session outlives saving, opening, another file and a killed Blender."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import bpy
import numpy as np
import pytest
from PIL import Image

import maquette
from maquette.agent.effects import Decision
from maquette.agent.errors import SessionError
from maquette.scene.live import commands, driver, handlers, open_sessions
from maquette.scene.live.live_session import LiveSession
from maquette.scene.quiet import quiet
from maquette.tests.blender.live_bench import Bench, cup, forget_as_if_killed, open_bench, truth

RENDER = """
import sys
import bpy
bpy.ops.wm.open_mainfile(filepath=sys.argv[1])
assert not hasattr(bpy.types.Scene, "maquette")
scene = bpy.data.scenes["coffee"]
scene.render.filepath = sys.argv[2]
bpy.ops.render.render(scene=scene.name, write_still=True)
"""


@pytest.fixture
def bench(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    with open_bench(tmp_path, repository, monkeypatch) as made:
        yield made


def save(path: Path) -> None:
    bpy.ops.wm.save_as_mainfile(filepath=str(path))


def open_file(path: Path) -> LiveSession:
    """The session that the file shows."""
    bpy.ops.wm.open_mainfile(filepath=str(path))
    live = open_sessions.session_of_scene(bpy.context.scene)
    assert live is not None
    return live


def uninterrupted(bench: Bench) -> object:
    """The fingerprint with which a session ends; the file is empty afterwards."""
    live = bench.begin()
    bench.finish(live)
    fingerprint = truth(live)["fingerprint"]
    bpy.ops.wm.read_factory_settings(use_empty=True)
    return fingerprint


def work_until(live: LiveSession, results: int) -> None:
    """Go on until so many more results are there."""
    end = live.journal.position + results
    while live.journal.position < end:
        with quiet():
            assert driver.tick()


def test_a_file_saved_at_a_review_goes_on_when_it_is_opened(bench: Bench, tmp_path: Path) -> None:
    expected = uninterrupted(bench)
    live = bench.begin()
    bench.approve_to(live, "geometry")
    state = truth(live)
    save(tmp_path / "saved.blend")
    live = open_file(tmp_path / "saved.blend")
    assert truth(live) == state
    bench.finish(live)
    assert truth(live)["fingerprint"] == expected
    save(tmp_path / "saved.blend")
    assert truth(open_file(tmp_path / "saved.blend"))["state"] == "done"


@pytest.mark.parametrize("deed", ["undo", "roll back"])
def test_what_was_taken_back_before_saving_is_not_offered_again(bench: Bench, tmp_path: Path, deed: str) -> None:
    live = bench.begin()
    bench.approve_to(live, "geometry")
    state = truth(live)
    bench.decide(live, "approve")
    if deed == "undo":
        bpy.ops.ed.undo()
    else:
        commands.roll_back(live, "geometry")
    save(tmp_path / "saved.blend")
    assert truth(open_file(tmp_path / "saved.blend")) == state


def test_edits_saved_at_a_review_are_settled_when_it_goes_on(bench: Bench, tmp_path: Path) -> None:
    live = bench.begin()
    bench.approve_to(live, "geometry")
    cup(live.performer).location.x += 0.1
    save(tmp_path / "saved.blend")
    live = open_file(tmp_path / "saved.blend")
    assert live.view.state == "review"
    bench.decide(live, "approve")
    assert live.view.settled == (("cup", "changed form"),)


@pytest.mark.parametrize("results", [0, 1, 3, 5])
def test_an_older_file_is_brought_to_the_end_of_the_session(bench: Bench, tmp_path: Path, results: int) -> None:
    """Blender was killed in the middle of the stage after the one that was saved, or at its review."""
    expected = uninterrupted(bench)
    live = bench.begin()
    save(tmp_path / "saved.blend")
    bench.approve_to(live, "materials")
    if results:
        commands.decide(live, Decision("approve", "materials"), bench.means)
        work_until(live, results - 1)
    forget_as_if_killed(live)
    live = open_file(tmp_path / "saved.blend")
    assert live.view.state == "interrupted" and live.view.stage == "scaffold"
    live = bench.resume(live.session)
    assert truth(live)["stage"] == ("composition" if results else "materials")
    bench.finish(live)
    assert truth(live)["fingerprint"] == expected


def test_an_older_file_can_be_reviewed_as_it_is(bench: Bench, tmp_path: Path) -> None:
    live = bench.begin()
    state = truth(live)
    save(tmp_path / "saved.blend")
    bench.decide(live, "approve")
    commands.decide(live, Decision("approve", "geometry"), bench.means)
    work_until(live, 2)
    forget_as_if_killed(live)
    live = open_file(tmp_path / "saved.blend")
    assert live.view.state == "interrupted"
    commands.discard(live.session)
    assert truth(live) == state
    live = open_file(tmp_path / "saved.blend")
    assert truth(live) == state
    bench.decide(live, "approve")
    assert truth(live)["stage"] == "geometry"


def test_killed_at_the_beginning_of_a_stage_the_saved_review_is_offered_again(bench: Bench, tmp_path: Path) -> None:
    live = bench.begin()
    save(tmp_path / "saved.blend")
    commands.decide(live, Decision("approve", "scaffold"), bench.means)
    forget_as_if_killed(live)
    live = open_file(tmp_path / "saved.blend")
    assert live.view.state == "interrupted"
    assert truth(bench.resume(live.session))["stage"] == "geometry"


@pytest.mark.parametrize("place", ["SCENE", "COLLECTION"])
def test_a_session_that_no_file_shows_is_found_and_built_anew(bench: Bench, place: str) -> None:
    expected = uninterrupted(bench)
    live = bench.begin(place)  # type: ignore[arg-type]
    commands.decide(live, Decision("approve", "scaffold"), bench.means)
    work_until(live, 3)
    forget_as_if_killed(live)
    bpy.ops.wm.read_homefile(app_template="", use_empty=False)
    theirs = bpy.data.objects.keys()
    (found,) = open_sessions.found_sessions()
    assert (found.session, found.title, found.stage) == (live.session, "coffee", "geometry")
    live = bench.resume(found.session)
    assert truth(live)["stage"] == "geometry" and not open_sessions.found_sessions()
    bench.finish(live)
    assert truth(live)["fingerprint"] == expected
    assert set(theirs) <= set(bpy.data.objects.keys())


def test_a_found_session_can_be_discarded(bench: Bench) -> None:
    live = bench.begin()
    commands.decide(live, Decision("approve", "scaffold"), bench.means)
    forget_as_if_killed(live)
    bpy.ops.wm.read_homefile(app_template="")
    assert open_sessions.found_sessions()
    commands.discard(live.session)
    assert not open_sessions.found_sessions()
    bpy.ops.wm.read_homefile(app_template="")
    assert not open_sessions.found_sessions()


def test_a_found_session_does_not_take_the_place_of_its_namesake(bench: Bench) -> None:
    live = bench.begin()
    commands.decide(live, Decision("approve", "scaffold"), bench.means)
    forget_as_if_killed(live)
    (bench.sessions / live.session).rename(bench.sessions / "coffee before")
    bpy.ops.wm.read_factory_settings(use_empty=True)
    other = bench.begin()
    state = truth(other)
    with pytest.raises(SessionError, match="Another reconstruction called 'coffee' is in this file"):
        bench.resume("coffee before")
    assert truth(other) == state


def test_a_file_whose_session_is_gone_is_whole(bench: Bench, tmp_path: Path) -> None:
    live = bench.begin()
    objects = bpy.data.objects.keys()
    save(tmp_path / "saved.blend")
    open_sessions.forget_all()
    shutil.rmtree(live.folder.root)
    bpy.ops.wm.open_mainfile(filepath=str(tmp_path / "saved.blend"))
    assert open_sessions.view_of(bpy.context.scene) is None and bpy.data.objects.keys() == objects
    with pytest.raises(SessionError, match="folder of this reconstruction is gone"):
        bench.resume(live.session)
    commands.discard(live.session)
    assert bpy.data.objects.keys() == objects and not bpy.context.scene.maquette.session


def test_the_file_renders_the_same_without_maquette(bench: Bench, tmp_path: Path) -> None:
    live = bench.begin()
    bench.finish(live)
    save(tmp_path / "saved.blend")
    scene = live.performer.scene()
    scene.render.filepath = str(tmp_path / "with.png")
    with quiet():
        bpy.ops.render.render(scene=scene.name, write_still=True)
    arguments = [str(tmp_path / "saved.blend"), str(tmp_path / "without.png")]
    done = subprocess.run([sys.executable, "-P", "-c", RENDER, *arguments], check=False, capture_output=True, text=True)
    assert not done.stderr, done.stderr
    seen, expected = (np.asarray(Image.open(tmp_path / name)) for name in ("without.png", "with.png"))
    assert expected.std() > 5.0 and np.array_equal(seen, expected)


def test_switched_off_and_on_the_review_goes_on(bench: Bench) -> None:
    live = bench.begin()
    bench.decide(live, "approve")
    state = truth(live)
    commands.decide(live, Decision("approve", "geometry"), bench.means)
    work_until(live, 2)
    maquette.unregister()
    assert live.stretch is None and not open_sessions.open_sessions()
    maquette.register()
    handlers.enter_file(None)
    reopened = open_sessions.session_of_scene(bpy.context.scene)
    assert reopened is not None and reopened is not live and reopened.view.state == "stopped"
    bench.resume(reopened.session)
    assert truth(reopened)["stage"] == "materials"
    commands.roll_back(reopened, "geometry")
    assert truth(reopened)["fingerprint"] == state["fingerprint"]
