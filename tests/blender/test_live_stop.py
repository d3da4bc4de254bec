# SPDX-License-Identifier: GPL-3.0-or-later
"""Stopping in the middle of a stage, at whatever moment, loses nothing."""

from collections.abc import Iterator
from pathlib import Path

import bpy
import pytest

from maquette.agent.critique import ReviewName
from maquette.agent.effects import Decision
from maquette.scene.live import commands, driver, open_sessions
from maquette.scene.live.by_hand import compare_with_gate
from maquette.scene.live.live_session import LiveSession
from maquette.scene.look.temporary import LOOK_MARK
from maquette.scene.quiet import quiet
from maquette.tests.blender.live_bench import Bench, cup, open_bench, truth


@pytest.fixture
def bench(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    with open_bench(tmp_path, repository, monkeypatch) as made:
        yield made


def temporary() -> list[bpy.types.ID]:
    """What a look has made and not removed."""
    kinds = (bpy.data.scenes, bpy.data.collections, bpy.data.objects, bpy.data.materials, bpy.data.worlds)
    return [entry for kind in kinds for entry in kind if entry.get(LOOK_MARK)]


def tick(times: int) -> bool:
    """Do a little so many times; False where the work has ended before."""
    for _ in range(times):
        with quiet():
            if not driver.tick():
                return False
        live = open_sessions.working_session()
        assert live is not None and live.stretch is not None
        # So that each tick does the same in each run.
        live.stretch.join(10.0)
    return True


def tick_until_answered(live: LiveSession, results: int) -> bool:
    """Work until the journal has so many results; False where the work has ended before."""
    while live.journal.position < results:
        if not tick(1):
            return False
    return True


def assert_whole(live: LiveSession) -> None:
    """Nothing is being done, nothing temporary is left, and the scene is the last state that was kept."""
    assert live.stretch is None and live.view.state == "stopped"
    assert live.view.trouble is not None and live.view.trouble.mend == "resume"
    assert not temporary()
    anchor = live.stepper.rebuild.anchor
    if anchor is not None:
        assert live.performer.fingerprint() == anchor.fingerprint
    assert not (live.folder.root / "running.json").exists()


def test_a_session_stopped_after_every_effect_ends_the_same(bench: Bench) -> None:
    bench.ask = False
    live = bench.begin()
    expected = truth(live)
    commands.discard(live.session)
    bpy.ops.wm.read_factory_settings(use_empty=True)
    live = commands.begin(bpy.context.scene, bench.order(), bench.means)
    stops = 0
    while tick_until_answered(live, live.journal.position + 1):
        # Within what follows, once it has begun.
        tick(stops % 3)
        if live.stretch is None:
            break
        driver.stop()
        assert_whole(live)
        stops += 1
        commands.resume(live.session, bpy.context.scene, bench.means)
    assert stops > 20
    assert truth(live)["fingerprint"] == expected["fingerprint"]
    assert truth(live)["rows"] == expected["rows"]


def test_a_stage_stopped_at_any_tick_leaves_the_scene_whole(bench: Bench) -> None:
    live = bench.begin()
    gate = truth(live)
    moments = set()
    count = 0
    while True:
        commands.decide(live, Decision("approve", "scaffold"), bench.means)
        count += 1
        if not tick(count):
            break
        driver.stop()
        assert_whole(live)
        moments.add(live.performer.fingerprint())
        commands.roll_back(live, "scaffold")
        assert truth(live) == gate
    assert count > 10
    assert truth(live)["stage"] == "geometry"
    assert moments == {gate["fingerprint"], truth(live)["fingerprint"]}


@pytest.mark.parametrize(("before", "following"), [("blueprint", "scaffold"), ("geometry", "materials")])
def test_undo_in_the_middle_of_a_stage_goes_back_to_the_review(
    bench: Bench, before: ReviewName, following: ReviewName
) -> None:
    live = bench.read()
    bench.approve_to(live, before)
    gate = truth(live)
    for ticks in (1, 6, 9, 14):
        commands.decide(live, Decision("approve", before), bench.means)
        tick(ticks)
        bpy.ops.ed.undo()
        assert live.stretch is None and not temporary()
        assert truth(live) == gate
        assert not (live.folder.root / "running.json").exists()
        bpy.ops.ed.redo()
        assert live.view.state == "stopped" and not temporary()
        bpy.ops.ed.undo()
        assert truth(live) == gate
    bench.decide(live, "approve")
    assert truth(live)["stage"] == following


def test_a_stop_can_be_undone_and_continued(bench: Bench) -> None:
    live = bench.begin()
    gate = truth(live)
    commands.decide(live, Decision("approve", "scaffold"), bench.means)
    tick_until_answered(live, live.journal.position + 3)
    driver.stop()
    bpy.ops.ed.undo()
    assert truth(live) == gate
    bpy.ops.ed.redo()
    assert live.view.state == "stopped"
    bench.resume(live.session)
    assert truth(live)["stage"] == "geometry"


def test_another_file_opened_in_the_middle_of_a_stage_is_not_touched(bench: Bench) -> None:
    live = bench.begin()
    commands.decide(live, Decision("approve", "scaffold"), bench.means)
    tick(8)
    bpy.ops.wm.read_homefile(app_template="")
    objects = bpy.data.objects.keys()
    assert not driver.tick() and bpy.data.objects.keys() == objects and not temporary()


def test_what_a_stopped_stage_did_is_not_taken_for_the_artists(bench: Bench) -> None:
    live = bench.begin()
    end = live.journal.position
    commands.decide(live, Decision("approve", "scaffold"), bench.means)
    while "geometry-1" not in (live.stepper.rebuild.anchor.name if live.stepper.rebuild.anchor else ""):
        assert tick(1)
    driver.stop()
    assert live.journal.position > end
    compare_with_gate(live)
    assert not live.view.edited and not live.view.settled
    cup(live.performer).location.x += 0.1
    compare_with_gate(live)
    assert live.view.edited
    bench.resume(live.session)
    assert truth(live)["stage"] == "geometry" and not live.view.edited


def test_a_file_saved_within_a_look_opens_without_what_the_look_made(bench: Bench, tmp_path: Path) -> None:
    live = bench.begin()
    gate = truth(live)
    commands.decide(live, Decision("approve", "scaffold"), bench.means)
    while not temporary():
        assert tick(1)
    bpy.ops.wm.save_as_mainfile(filepath=str(tmp_path / "saved.blend"))
    bpy.ops.wm.open_mainfile(filepath=str(tmp_path / "saved.blend"))
    assert not temporary()
    opened = open_sessions.session_of_scene(bpy.context.scene)
    assert opened is not None and opened.view.state == "stopped"
    commands.roll_back(opened, "scaffold")
    assert truth(opened) == gate
