# SPDX-License-Identifier: GPL-3.0-or-later
"""An artist has a solver run on the scene as it is: what it finds joins the scene and the program."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import bpy
import pytest

from maquette.agent.blueprint import BlueprintObject
from maquette.agent.effects import RunCode
from maquette.agent.measurements import LookMeasurements
from maquette.agent.records import to_json
from maquette.agent.request import Request
from maquette.scene.live import commands, driver
from maquette.scene.live.by_hand import compare_with_gate
from maquette.scene.live.live_session import LiveSession
from maquette.scene.quiet import quiet
from maquette.scene.settled import lock
from maquette.scene.settled_mark import SETTLED_MARK
from maquette.scene.solving import glance as glance_of
from maquette.tests.blender.live_bench import BLUEPRINT, CODE, GREY, Bench, cup, open_bench, truth
from maquette.tests.blender.test_program_by_hand import facts, rebuilt

TIN = BlueprintObject("tin", "tin", "object", "box", (0.62, 0.55, 0.72, 0.75), GREY, support="table")
SCAFFOLD = """add("tin", box(0.2, 0.2, 0.2), at=(0.9, 3.5, 0.1))
"""
DIM = """from kit import set_world, sun_light
set_world("#ffffff", 0.05)
sun_light("sun", 0.5, 1.0, 0.3)
"""


def two_things(request: Request, answer: object) -> object:
    """What is answered, but a tin beside the cup, both of them elsewhere than the picture has them."""
    if request.task == "blueprint":
        return to_json(replace(BLUEPRINT, objects=(*BLUEPRINT.objects, TIN)))
    if request.task == "generate" and request.facts["stage"] == "scaffold":
        return {**answer, "code": CODE["scaffold"] + SCAFFOLD}  # type: ignore[dict-item]
    return answer


@pytest.fixture
def bench(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    with open_bench(tmp_path, repository, monkeypatch) as made:
        made.change = two_things
        yield made


def solve(bench: Bench, live: LiveSession, solver: str) -> str:
    """As its button does; gives what came of it."""
    commands.solve(live, solver, bench.means)  # type: ignore[arg-type]
    bench.work()
    assert live.view.solved is not None and live.view.solved.solver == solver
    return live.view.solved.outcome


def thing(live: LiveSession, name: str) -> bpy.types.Object:
    return live.performer.collection().all_objects[name]


def place_of(live: LiveSession, name: str) -> tuple[float, ...]:
    return tuple(round(value, 5) for value in thing(live, name).location)


def test_things_are_placed_and_the_program_places_them(bench: Bench) -> None:
    live = bench.begin()
    before, asked = place_of(live, "cup"), len(live.program)
    assert solve(bench, live, "placement") == "kept"
    assert truth(live)["stage"] == "scaffold"
    report = live.view.solved
    assert report is not None and report.before is not None and report.after is not None
    assert report.after.mean_iou > report.before.mean_iou
    assert [row.figure for row in live.view.solver_figures] == ["psnr", "ciede2000", "mean_iou"]
    assert report.summary and place_of(live, "cup") != before
    assert len(live.program) == asked + 1 and "def solved_placement" in live.program[-1].code
    assert not live.view.edited and not live.view.settled
    placed = place_of(live, "cup")
    again = live.performer.run(RunCode("again.py", "scaffold", live.program[-1].code))
    assert again.ok and not again.changes
    bpy.ops.ed.undo()
    assert place_of(live, "cup") == before and truth(live)["stage"] == "scaffold"
    assert live.view.solved is None and len(live.program) == asked
    bpy.ops.ed.redo()
    assert place_of(live, "cup") == placed and len(live.program) == asked + 1
    truth(live)
    # Later stages build on it.
    bench.decide(live, "approve")
    assert truth(live)["stage"] == "geometry" and place_of(live, "cup") == placed


def test_what_the_artist_moved_or_locked_stays(bench: Bench) -> None:
    live = bench.begin()
    lock([thing(live, "tin")])
    cup(live.performer).location.x -= 0.5
    bpy.context.view_layer.update()
    kept = {name: place_of(live, name) for name in ("cup", "tin")}
    commands.solve(live, "placement", bench.means)
    bench.work()
    assert {name: place_of(live, name) for name in ("cup", "tin")} == kept
    assert dict(live.view.settled) == {"cup": "changed form", "tin": "locked"}
    by_hand = next(section for section in live.program if section.by_hand)
    assert "location" in by_hand.code and by_hand.solver is None
    truth(live)


def test_what_was_only_recoloured_by_hand_is_placed(bench: Bench) -> None:
    live = bench.begin()
    before = {name: place_of(live, name) for name in ("cup", "tin")}
    thing(live, "cup")[SETTLED_MARK], thing(live, "tin")[SETTLED_MARK] = "changed look", "changed form"
    assert solve(bench, live, "placement") == "kept"
    assert place_of(live, "cup") != before["cup"] and place_of(live, "tin") == before["tin"]


def test_what_is_worse_is_not_kept_and_that_is_said(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    live = bench.begin()
    before, program = live.performer.fingerprint(), live.program
    measured = glance_of.measure_views
    looks: list[LookMeasurements] = []

    def falling(*given: object) -> LookMeasurements:
        """A measure by which each render is worse than the one before."""
        look = measured(*given)  # type: ignore[arg-type]
        looks.append(look)
        return replace(look, picture=replace(look.picture, mean_iou=1.0 / len(looks)))

    monkeypatch.setattr(glance_of, "measure_views", falling)
    assert solve(bench, live, "placement") == "worse"
    assert len(looks) == 2
    assert live.performer.fingerprint() == before and live.program == program
    truth(live)


@pytest.mark.parametrize("answered", range(1, 5))
def test_a_solver_that_is_stopped_leaves_all_as_it_was(bench: Bench, answered: int) -> None:
    live = bench.begin()
    lock([thing(live, "table")])
    cup(live.performer).location.x -= 0.5
    compare_with_gate(live)
    before, position = live.performer.fingerprint(), live.stepper.position
    commands.solve(live, "placement", bench.means)
    with quiet():
        while live.stepper.position < position + answered:
            assert driver.tick()
        # Within what follows, once it has begun.
        assert driver.tick()
        driver.stop()
    assert live.view.state == "review" and live.view.trouble is None
    assert live.performer.fingerprint() == before and live.stepper.position == position
    assert live.view.edited and dict(live.view.settled) == {"cup": "changed form", "table": "locked"}
    bench.decide(live, "approve")
    assert truth(live)["stage"] == "geometry"
    assert [section.by_hand for section in live.program] == [False, True]
    assert dict(live.view.settled) == {"cup": "changed form", "table": "locked"}


def test_a_finished_session_is_finished_again(bench: Bench) -> None:
    live = bench.begin()
    bench.finish(live)
    cup(live.performer).location.z += 0.05
    compare_with_gate(live)
    assert live.view.edited
    commands.solve(live, "placement", bench.means)
    with quiet():
        assert driver.tick() and driver.tick()
        driver.stop()
    assert truth(live)["state"] == "done" and live.view.edited and live.view.trouble is None
    assert solve(bench, live, "placement") == "kept"
    assert truth(live)["state"] == "done"
    solvers = [section.solver for section in live.program if section.by_hand]
    assert solvers[0] is None and solvers[-1] == "placement"
    assert "Found by the placement solver" in live.folder.program.read_text(encoding="utf-8")
    tin = place_of(live, "tin")
    bpy.ops.ed.undo()
    assert truth(live)["state"] == "done" and place_of(live, "tin") != tin


def test_the_exported_program_makes_what_hand_and_solvers_left(bench: Bench, tmp_path: Path) -> None:
    live = bench.begin(size=64)
    bench.approve_to(live, "materials")
    assert solve(bench, live, "placement") == "kept"
    assert solve(bench, live, "colour") == "kept"
    cup(live.performer).location.z += 0.02
    bpy.data.materials["glaze"].node_tree.nodes["Principled BSDF"].inputs["Base Color"].default_value = (0, 1, 0, 1)
    bench.approve_to(live, "lighting")
    bench.decide(live, "rewrite", code=DIM)
    bench.finish(live)
    assert solve(bench, live, "light") == "kept"
    sections = [(section.stage, section.solver) for section in live.program if section.by_hand]
    assert sections == [("materials", "placement"), ("materials", "colour"), ("materials", None), ("lighting", "light")]
    assert rebuilt(live.folder.program.read_text(encoding="utf-8"), tmp_path) == facts(live)
