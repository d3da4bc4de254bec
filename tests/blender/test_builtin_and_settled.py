# SPDX-License-Identifier: GPL-3.0-or-later
"""The built-in analyst goes on around what the artist has settled, through the real gate of the code."""

from pathlib import Path

import bpy
import pytest

from maquette.agent.blueprint import Blueprint
from maquette.agent.effects import RunCode, RunReport
from maquette.agent.providers.builtin.analysis import read_picture
from maquette.agent.providers.builtin.generator import propose
from maquette.agent.records import to_json
from maquette.agent.session import Settings
from maquette.agent.settled import Settled
from maquette.scene.description import describe
from maquette.scene.performer import Performer
from maquette.scene.session_folder import SessionFolder
from maquette.scene.settled import edits_since, lock, settle, settled_facts
from maquette.tests.unit.builtin import drawn

PICTURE = drawn.house_in_a_field()
HEIGHT, WIDTH = PICTURE.shape[:2]


@pytest.fixture(scope="module")
def blueprint() -> Blueprint:
    return read_picture(PICTURE, "house")


@pytest.fixture
def session(tmp_path: Path, blueprint: Blueprint) -> Performer:
    """A session after the analyst's scaffold."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    performer = Performer(Settings("house", "reference.png", WIDTH, HEIGHT, 1, 0), SessionFolder(tmp_path), None)
    performer.begin()
    assert work(performer, blueprint, "scaffold").ok
    return performer


def work(session: Performer, blueprint: Blueprint, stage: str, settled: tuple[Settled, ...] = ()) -> RunReport:
    """Let the analyst write the stage's program, and run it."""
    plain = {"history": [], "current": None, "width": WIDTH, "height": HEIGHT}
    facts = plain | {"stage": stage, "blueprint": to_json(blueprint), "settled": to_json(settled)}
    return session.run(RunCode(f"{stage}-1.py", stage, propose(facts, PICTURE).code))


def test_the_analyst_leaves_the_settled_alone_and_does_the_rest(session: Performer, blueprint: Blueprint) -> None:
    walls = next(entry.id for entry in blueprint.objects if "white" in entry.name)
    roof = next(entry.id for entry in blueprint.objects if "red" in entry.name)
    before = describe(session.scene(), session.collection())
    bpy.data.objects[walls].location.x += 0.5
    bpy.data.objects[walls].scale.z = 1.2
    lock([bpy.data.objects[roof]])
    settle(session.collection(), edits_since(before, session.scene(), session.collection()))
    settled = settled_facts(session.collection())
    assert {(entry.ref, entry.how) for entry in settled} == {(walls, "changed form"), (roof, "locked")}
    faces = {name: len(bpy.data.objects[name].data.polygons) for name in (walls, roof)}
    for stage in ("geometry", "materials", "composition", "lighting"):
        report = work(session, blueprint, stage, settled)
        assert report.ok, report.error
    assert {name: len(bpy.data.objects[name].data.polygons) for name in faces} == faces
    assert bpy.data.objects[walls].active_material.name != bpy.data.objects[roof].active_material.name == "proxy tint"
    assert settled_facts(session.collection()) == settled


def test_an_analyst_who_is_not_told_is_refused(session: Performer, blueprint: Blueprint) -> None:
    roof = next(entry.id for entry in blueprint.objects if "red" in entry.name)
    lock([bpy.data.objects[roof]])
    for stage in ("geometry", "materials"):
        assert f"{roof} was locked by the artist" in work(session, blueprint, stage).error
