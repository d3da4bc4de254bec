# SPDX-License-Identifier: GPL-3.0-or-later
"""Undo, redo and rolling back: what is said of the scene is what it is."""

import re
from collections.abc import Iterator
from pathlib import Path

import bpy
import pytest

from maquette.scene.live import commands, open_sessions
from maquette.tests.blender.live_bench import STAGES, Bench, cup, open_bench, truth


@pytest.fixture
def bench(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    with open_bench(tmp_path, repository, monkeypatch) as made:
        yield made


def test_each_stage_is_one_step_back_and_forth(bench: Bench) -> None:
    live = bench.begin()
    states = [truth(live)]
    for _ in STAGES[1:]:
        bench.decide(live, "approve")
        states.append(truth(live))
    bench.decide(live, "approve")
    states.append(truth(live))
    assert [entry["stage"] for entry in states[:-1]] == list(STAGES) and states[-1]["state"] == "done"
    for expected in reversed(states[:-1]):
        bpy.ops.ed.undo()
        assert truth(live) == expected
    for expected in states[1:]:
        bpy.ops.ed.redo()
        assert truth(live) == expected


def test_the_steps_are_named_for_their_stages(bench: Bench, capfd: pytest.CaptureFixture[str]) -> None:
    live = bench.begin()
    bench.approve_to(live, "geometry")
    commands.roll_back(live, "scaffold")
    bench.decide(live, "finish")
    capfd.readouterr()
    bpy.context.window_manager.print_undo_steps()
    names = re.findall(r"name='(Maquette[^']*)'", capfd.readouterr().out)
    stages = ["Begin", "Blueprint", "Scaffold", "Geometry", "Roll Back to Scaffold", "Finished"]
    assert names == [f"Maquette: {name}" for name in stages]


def test_after_an_undo_approval_goes_on_from_there(bench: Bench) -> None:
    live = bench.begin()
    bench.approve_to(live, "materials")
    first = truth(live)
    bpy.ops.ed.undo()
    bench.change = lambda request, answer: repainted(answer) if request.facts.get("stage") == "materials" else answer
    bench.decide(live, "approve")
    second = truth(live)
    assert second["stage"] == "materials" and second["fingerprint"] != first["fingerprint"]
    bench.finish(live)
    assert truth(live)["state"] == "done"


def repainted(answer: object) -> object:
    """The same proposal in blue."""
    if isinstance(answer, dict) and "code" in answer:
        return {**answer, "code": answer["code"].replace("#c04020", "#2040c0")}
    return answer


def test_each_branch_keeps_its_own_states(bench: Bench) -> None:
    """Rolled back, gone on otherwise, undone: the first way on is as it was, and goes on from its own states."""
    live = bench.begin()
    bench.approve_to(live, "materials")
    first = truth(live)
    commands.roll_back(live, "geometry")
    bench.change = lambda request, answer: repainted(answer) if request.facts.get("stage") == "materials" else answer
    bench.decide(live, "approve")
    second = truth(live)
    assert second["fingerprint"] != first["fingerprint"]
    bpy.ops.ed.undo()
    bpy.ops.ed.undo()
    assert truth(live) == first
    commands.roll_back(live, "materials")
    assert truth(live)["fingerprint"] == first["fingerprint"]
    bench.decide(live, "approve")
    assert truth(live)["stage"] == "composition" and truth(live)["fingerprint"] == first["fingerprint"]


def test_rolling_back_can_be_undone_and_redone(bench: Bench) -> None:
    live = bench.begin()
    bench.approve_to(live, "materials")
    before = truth(live)
    commands.roll_back(live, "scaffold")
    after = truth(live)
    assert after["stage"] == "scaffold"
    bpy.ops.ed.undo()
    assert truth(live) == before
    bpy.ops.ed.redo()
    assert truth(live) == after
    bench.decide(live, "approve")
    assert truth(live)["stage"] == "geometry"


def test_rolling_back_needs_no_undo_steps_and_keeps_the_artists_own(bench: Bench) -> None:
    home = bpy.context.scene
    live = bench.begin("COLLECTION")
    gates = [truth(live)]
    while live.due is not None:
        bench.decide(live, "approve")
        if live.due is not None:
            gates.append(truth(live))
    for name, holder in (("outside", home.collection), ("inside", live.performer.collection())):
        holder.objects.link(bpy.data.objects.new(name, bpy.data.meshes.new(name)))
    for number in range(40):
        bpy.data.objects["outside"].location.x = number
        bpy.ops.ed.undo_push(message=f"Move {number}")
    for expected in reversed(gates):
        commands.roll_back(live, str(expected["stage"]))  # type: ignore[arg-type]
        assert live.performer.fingerprint() == expected["fingerprint"]
        assert truth(live) == expected
        assert bpy.data.objects["outside"].location.x == 39
        assert "inside" not in bpy.data.objects
    assert not [entry.name for entry in bpy.data.objects if ".0" in entry.name]
    assert not bpy.data.libraries
    for _ in gates:
        bpy.ops.ed.undo()
    assert bpy.data.objects["inside"].users_collection == (live.performer.collection(),)


def test_undo_past_the_beginning_leaves_no_session_and_redo_brings_it_back(bench: Bench) -> None:
    bpy.ops.ed.undo_push(message="Original")
    scenes = bpy.data.scenes.keys()
    live = bench.begin()
    state = truth(live)
    bpy.ops.ed.undo()
    assert truth(live)["state"] == "blueprint"
    bpy.ops.ed.undo()
    assert live.view.state == "stopped" and live.stepper.position == 0
    bpy.ops.ed.undo()
    assert bpy.data.scenes.keys() == scenes and open_sessions.view_of(bpy.context.scene) is None
    assert not bpy.data.texts
    for _ in range(3):
        bpy.ops.ed.redo()
    live = open_sessions.session_of_scene(bpy.context.scene)
    assert live is not None and truth(live) == state
    bench.decide(live, "approve")
    assert truth(live)["stage"] == "geometry"


def test_what_was_changed_by_hand_at_the_last_review_outlives_a_retry_after_the_end(bench: Bench) -> None:
    live = bench.begin()
    bench.approve_to(live, "materials")
    cup(live.performer).location.x += 0.1
    bench.decide(live, "finish")
    place = cup(live.performer).location.x
    assert live.view.state == "done"
    bench.decide(live, "approve")
    assert live.due is not None and live.due.review.stage == "composition"
    assert cup(live.performer).location.x == place
    assert live.view.settled == (("cup", "changed form"),)


def test_edits_in_edit_mode_count_and_rolling_back_leaves_it(bench: Bench) -> None:
    live = bench.begin()
    bench.approve_to(live, "geometry")
    layer = bpy.context.view_layer
    for _ in range(2):
        layer.objects.active = cup(live.performer)
        bpy.ops.object.mode_set(mode="EDIT")
        bpy.ops.mesh.select_all(action="SELECT")
        bpy.ops.transform.translate(value=(0.05, 0.0, 0.0))
        commands.roll_back(live, "geometry")
        assert bpy.context.mode == "OBJECT"
        truth(live)
    layer = bpy.context.view_layer
    layer.objects.active = cup(live.performer)
    bpy.ops.object.mode_set(mode="EDIT")
    bpy.ops.mesh.select_all(action="SELECT")
    bpy.ops.transform.translate(value=(0.05, 0.0, 0.0))
    bench.decide(live, "approve")
    assert live.view.settled == (("cup", "changed form"),)
