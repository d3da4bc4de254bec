# SPDX-License-Identifier: GPL-3.0-or-later
"""What the artist does by hand is in the session's program, and outlives what is done again."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import bpy
import pytest

from maquette.agent.effects import RunCode
from maquette.agent.settled import Settled
from maquette.scene.export_program import export_program
from maquette.scene.live import commands
from maquette.scene.live.by_hand import compare_with_gate, program_now
from maquette.scene.live.live_session import LiveSession
from maquette.scene.settled import settled_facts
from maquette.tests.blender.live_bench import CODE, Bench, open_bench, truth
from maquette.tests.blender.settled_session import edited_by_hand, scaffolded

FACTS = """
import bpy
def facts():
    bpy.context.view_layer.update()
    scene = bpy.context.scene
    def of(entry):
        colours = [
            [round(value, 4) for value in node.inputs["Base Color"].default_value]
            for slot in entry.material_slots for node in slot.material.node_tree.nodes if node.type == "BSDF_PRINCIPLED"
        ]
        return {
            "matrix": [round(cell, 4) for row in entry.matrix_world for cell in row],
            "modifiers": [[modifier.name, modifier.type] for modifier in entry.modifiers],
            "colours": colours,
            "energy": round(entry.data.energy, 4) if entry.type == "LIGHT" else None,
            "lens": round(entry.data.lens, 4) if entry.type == "CAMERA" else None,
        }
    objects = {entry.get("maquette_part") or entry.get("maquette_ref"): of(entry) for entry in scene.objects}
    return {"objects": objects, "exposure": round(scene.view_settings.exposure, 4)}
"""
MORE = """
add("bowl", box(0.1, 0.1, 0.1), at=(0.5, 4, 0.1))
"""
ALONE = """
import json, os, runpy, sys
theirs = bpy.data.objects.new("cup", bpy.data.meshes.new("cup"))
bpy.context.scene.collection.objects.link(theirs)
before = [list(row) for row in theirs.matrix_world]
runpy.run_path(sys.argv[1], run_name="__main__")
print("SCENE " + json.dumps(facts()))
print("THEIRS", theirs.name, before == [list(row) for row in theirs.matrix_world])
sys.stdout.flush()
os._exit(0)
"""


@pytest.fixture
def bench(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    with open_bench(tmp_path, repository, monkeypatch) as made:
        yield made


def made(live: LiveSession, ref: str) -> bpy.types.Object:
    entries = live.performer.collection().all_objects
    return next(entry for entry in entries if entry.get("maquette_ref") == ref)


def with_bowl(request: Any, answer: Any) -> Any:
    """A scaffold of one thing more."""
    if request.task == "generate" and request.facts["stage"] == "scaffold":
        return answer | {"code": CODE["scaffold"] + MORE}
    return answer


def program_of(live: LiveSession) -> list[str]:
    return [f"{section.stage} by hand" if section.by_hand else section.stage for section in live.program]


def rebuilt(program: str, folder: Path) -> Any:
    """What the program makes in a clean process whose file has a cup of its own already."""
    path = folder / "program.py"
    path.write_text(program, "utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    arguments = [sys.executable, "-c", FACTS + ALONE, str(path)]
    done = subprocess.run(
        arguments, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, f"{done.stderr}\n{program}"
    assert "THEIRS cup True" in done.stdout
    return json.loads(next(line for line in done.stdout.splitlines() if line.startswith("SCENE "))[6:])


def facts(live: LiveSession) -> Any:
    """The session's scene as it is now."""
    names: dict[str, Any] = {}
    exec(FACTS, names)
    bpy.context.window.scene = live.performer.scene()
    return json.loads(json.dumps(names["facts"]()))


def test_the_exported_program_rebuilds_what_was_done_by_hand(bench: Bench, tmp_path: Path) -> None:
    bench.change = with_bowl
    live = bench.begin()
    made(live, "cup").location.x += 0.25
    made(live, "cup").modifiers.new("Round edges", "BEVEL").width = 0.01
    bpy.data.objects.remove(made(live, "bowl"))
    bench.decide(live, "approve")
    bench.decide(live, "approve")
    shader = made(live, "cup").material_slots[0].material.node_tree.nodes["Principled BSDF"]
    shader.inputs["Base Color"].default_value = (0.1, 0.6, 0.2, 1.0)
    made(live, "cup").name = "My cup"
    bench.decide(live, "approve")
    made(live, "cup").rotation_euler.z = 0.5
    bench.decide(live, "approve")
    live.performer.scene().camera.data.lens = 42.0
    live.performer.scene().view_settings.exposure = 0.5
    bench.decide(live, "approve")
    assert live.view.state == "done"
    by_hand = ["scaffold by hand", "materials by hand", "composition by hand", "lighting by hand"]
    assert [name for name in program_of(live) if name.endswith("hand")] == by_hand
    program = export_program(live.settings, live.program)
    assert "It lacks" not in program
    assert rebuilt(program, tmp_path) == facts(live)


def test_a_retry_keeps_what_was_done_by_hand_and_that_it_is_settled(bench: Bench) -> None:
    live = bench.begin()
    bench.change = lambda request, answer: (
        answer | {"code": answer["code"].replace("0.2, 0.2, 0.2", "0.2, 0.2, 0.3")} if "code" in answer else answer
    )
    made(live, "cup").location.x += 0.25
    place = made(live, "cup").location.x
    bench.decide(live, "retry", "scaffold", note="taller")
    assert made(live, "cup").location.x == place
    assert made(live, "cup").dimensions.z == pytest.approx(0.3)
    assert live.view.settled == (("cup", "changed form"),)
    assert program_of(live) == ["scaffold", "scaffold by hand"]
    truth(live)
    bench.decide(live, "approve")
    assert made(live, "cup").location.x == place


def test_what_no_longer_fits_is_left_out(bench: Bench) -> None:
    bench.change = with_bowl
    live = bench.begin()
    bench.change = None
    made(live, "bowl").location.x += 0.25
    bench.decide(live, "retry", "scaffold", note="no bowl")
    assert program_of(live) == ["scaffold"]
    assert live.view.settled == ()
    review = live.view.review_of("scaffold")
    assert review is not None
    assert "What you changed by hand after the scaffold stage no longer fits" in review.attempts[-1].outcome


def test_of_several_changes_those_that_fit_are_kept(bench: Bench, tmp_path: Path) -> None:
    bench.change = with_bowl
    live = bench.begin()
    bench.change = None
    made(live, "bowl").location.x += 0.25
    made(live, "cup").location.x += 0.25
    place = made(live, "cup").location.x
    bench.decide(live, "retry", "scaffold", note="no bowl")
    assert made(live, "cup").location.x == place
    assert live.view.settled == (("cup", "changed form"),)
    assert "bowl" not in live.program[-1].code and "cup" in live.program[-1].code
    review = live.view.review_of("scaffold")
    assert review is not None
    assert "Part of what you changed by hand after the scaffold stage" in review.attempts[-1].outcome
    truth(live)
    assert rebuilt(export_program(live.settings, live.program), tmp_path) == facts(live)


def test_the_program_says_what_it_lacks(bench: Bench) -> None:
    live = bench.begin()
    made(live, "cup").location.x += 0.25
    made(live, "table").data.vertices[0].co.z += 0.5
    bench.decide(live, "approve")
    program = export_program(live.settings, live.program)
    assert "# It lacks what was changed by hand in the scene and cannot be said as code:\n# - table: mesh" in program
    assert "def scaffold_by_hand():" in program
    (section,) = [section for section in live.program if section.by_hand]
    # After a retry the table is as the stage makes it, and nothing of it is the artist's.
    assert [entry.name for entry in section.settled] == ["cup"]


def test_the_artist_can_be_warned_of_what_a_retry_loses(bench: Bench) -> None:
    live = bench.begin()
    made(live, "cup").location.x += 0.25
    compare_with_gate(live)
    assert live.view.edited and live.view.unsayable == ()
    made(live, "table").data.vertices[0].co.z += 0.5
    compare_with_gate(live)
    ((stage, sentence),) = live.view.unsayable
    assert stage == "scaffold" and sentence.startswith("table: mesh")
    bench.decide(live, "approve")
    assert live.view.unsayable == (("scaffold", sentence),)
    commands.roll_back(live, "scaffold")
    assert live.view.unsayable == ()


def test_what_was_changed_since_the_last_decision_is_exported_too(bench: Bench, tmp_path: Path) -> None:
    live = bench.begin()
    bench.approve_to(live, "materials")
    bench.decide(live, "finish")
    assert program_now(live) == live.program
    made(live, "cup").location.x += 0.25
    assert rebuilt(export_program(live.settings, program_now(live)), tmp_path) == facts(live)


def test_of_two_sessions_in_one_file_each_has_its_own_by_hand(bench: Bench, tmp_path: Path) -> None:
    first = bench.begin()
    place = made(first, "cup").location.x
    second = bench.begin()
    assert made(second, "cup").name != "cup"
    made(second, "cup").location.x += 0.25
    bench.approve_to(second, "materials")
    assert made(first, "cup").location.x == place
    bench.decide(second, "finish")
    assert rebuilt(export_program(second.settings, second.program), tmp_path) == facts(second)


def test_what_was_done_by_hand_before_the_end_is_still_in_the_program_after_it(bench: Bench) -> None:
    live = bench.begin()
    bench.approve_to(live, "materials")
    made(live, "cup").location.x += 0.1
    bench.decide(live, "finish")
    made(live, "table").location.x += 0.1
    bench.decide(live, "approve")
    assert program_of(live)[2:5] == ["materials", "materials by hand", "materials by hand"]


def test_code_by_hand_may_change_what_is_settled_and_marks_it(tmp_path: Path) -> None:
    session = edited_by_hand(tmp_path)
    settled = (Settled("cup", "cup", "changed form and look"), Settled("spoon", "spoon", "removed"))
    code = 'import bpy\nfrom kit import find\nfind("cup").location.x = 2.0\nbpy.data.objects.remove(find("spoon"))\n'
    effect = RunCode("by-hand.py", "composition", code, by_hand=True, settled=settled)
    assert not session.run(replace(effect, by_hand=False, settled=())).ok
    session = edited_by_hand(tmp_path)
    report = session.run(effect)
    assert report.ok, report.error
    assert settled_facts(session.collection()) == settled


def test_without_code_what_was_locked_is_locked_again(tmp_path: Path) -> None:
    session = scaffolded(tmp_path)
    settled = (Settled("vase", "vase", "locked"),)
    assert session.run(RunCode("by-hand.py", "composition", "", by_hand=True, settled=settled)).ok
    assert settled_facts(session.collection()) == settled
