# SPDX-License-Identifier: GPL-3.0-or-later
"""A number that a program is unsure of is tuned by small renders of the real scene."""

import shutil
import time
from pathlib import Path

import bpy
import pytest

from maquette.agent.assignment import Assignment, Circumstances
from maquette.agent.blueprint import Blueprint, BlueprintObject, CameraGuess, LightGuess, Material
from maquette.agent.effects import Glance, Keep, Look, Restore, RunCode, Tell
from maquette.agent.gate import no_noise
from maquette.agent.prompt_book import PromptBook
from maquette.agent.proposal import Proposal
from maquette.agent.session import Settings
from maquette.agent.solved import Solved
from maquette.agent.tune import tune
from maquette.agent.tuning.numbers import find_numbers
from maquette.scene.kit import picture_box
from maquette.scene.live.solve_job import SolveJob
from maquette.scene.performer import Performer
from maquette.scene.session_folder import SessionFolder
from maquette.stages import STAGES

WIDTH, HEIGHT = 48, 32
RENDERS = 16
SCAFFOLD = """
from kit import add, box, floor, set_camera
set_camera(35, 0.35, 0.6)
add("table", floor(3, 3), colour="#806040")
add("post", box(0.2, 0.2, 0.1), at=(0, 1.3, 0), colour="#e0e0e0")
"""
GEOMETRY = """
from kit import box, reshape, tunable
TALL = tunable({tall}, 0.15, 0.5)
UNSEEN = tunable(0.3, 0.0, 1.0)
reshape("post", box(0.2, 0.2, TALL))
"""
TRUE = 0.3
GREY = Material((0.5, 0.5, 0.5), (0.5, 0.5, 0.5), 0.5)
GEOMETRY_STAGE = next(stage for stage in STAGES if stage.name == "geometry")


@pytest.fixture
def performer(tmp_path: Path) -> Performer:
    """A session whose reference shows the post as tall as it truly is, and whose scene is its scaffold."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    folder = SessionFolder(tmp_path)
    folder.empty()
    performer = Performer(Settings("post", "reference.png", WIDTH, HEIGHT, 4, 0), folder, None)
    performer.begin()
    assert performer.run(RunCode("scaffold-1.py", "scaffold", SCAFFOLD)).ok
    performer.perform(Keep("scaffold"))
    return performer


def built(performer: Performer, tall: float) -> RunCode:
    effect = RunCode("geometry-1.py", "geometry", GEOMETRY.format(tall=tall))
    report = performer.run(effect)
    assert report.ok, report.error
    return effect


def photographed(performer: Performer) -> Blueprint:
    """The blueprint of the scene as it is, whose picture becomes the reference."""
    seen = performer.look(Look("true", ("full",), 0))
    root = performer._folder.root
    shutil.copy(root / seen.pictures["full"], root / "reference.png")
    table = BlueprintObject("table", "table", "ground", "plane", (0.0, 0.4, 1.0, 1.0), GREY, behind=("post",))
    post = BlueprintObject("post", "post", "object", "box", picture_box("post"), GREY, support="table")
    return Blueprint("post", CameraGuess(35, 0.35, 0.6), LightGuess(0, 1, 0.5, 3), (table, post))


def test_a_wrong_height_comes_back(performer: Performer) -> None:
    built(performer, TRUE)
    blueprint = photographed(performer)
    base = performer.restore(Restore("scaffold"))
    code = built(performer, 0.19).code
    settings = Settings("post", "reference.png", WIDTH, HEIGHT, 4, 0)
    assignment = Assignment(GEOMETRY_STAGE, base, base, ())
    circumstances = Circumstances(settings, blueprint, PromptBook("", {}), no_noise())
    report = performer.run(RunCode("geometry-1.py", "geometry", code))
    tuning = tune(assignment, circumstances, 1, Solved(Proposal(code, "Unsure."), report), RENDERS)
    answer: object = None
    glances = 0
    while True:
        try:
            effect = tuning.send(answer)
        except StopIteration as end:
            solved: Solved = end.value
            break
        glances += isinstance(effect, Glance)
        answer = None if isinstance(effect, Tell) else performer.perform(effect)
    assert glances <= RENDERS
    tall = find_numbers(solved.proposal.code)[0].value
    assert tall == pytest.approx(TRUE, rel=0.05)
    assert solved.words[0].endswith("what is given for UNSEEN.")
    assert bpy.data.objects["post"].dimensions.z == pytest.approx(tall, abs=1e-5)
    assert solved.report.ok and not list(performer._folder.root.glob("renders/geometry*"))


def test_a_glance_in_the_window_measures_what_one_that_is_waited_for_does(performer: Performer) -> None:
    built(performer, TRUE)
    blueprint = photographed(performer)
    built(performer, 0.25)
    before = performer.fingerprint()
    effect = Glance(("clay", "ids"), 32, 0, blueprint)
    waited_for = performer.perform(effect)
    job = SolveJob(performer.solver(effect), "WAIT")
    while not job.poll():
        time.sleep(0.001)
    assert job.result == waited_for
    assert 0.1 < waited_for.of("post").iou < 0.95  # type: ignore[attr-defined]
    assert performer.fingerprint() == before
