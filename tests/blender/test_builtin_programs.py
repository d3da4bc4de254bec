# SPDX-License-Identifier: GPL-3.0-or-later
"""The built-in analyst's programs run, keep to their stages, and put things where the picture shows them."""

from dataclasses import replace
from typing import get_args

import bpy
import numpy as np
import pytest
from mathutils import Vector

from maquette.agent.blueprint import Blueprint, BlueprintObject, Form, Material
from maquette.agent.providers.builtin.analysis import read_picture
from maquette.agent.providers.builtin.eye import Eye
from maquette.agent.providers.builtin.generator import propose
from maquette.agent.providers.builtin.layout import lay_out
from maquette.agent.records import to_json
from maquette.scene.compare import compare
from maquette.scene.description import describe
from maquette.scene.kit import picture_box, project, session_collection, session_scene, start_scene
from maquette.scene.running import run_code
from maquette.stages import STAGES
from maquette.tests.unit.builtin import drawn

PICTURES = {
    "cup": drawn.cup_on_saucer,
    "vase": drawn.vase_on_paper,
    "house": drawn.house_in_a_field,
    "room": drawn.room,
}


def begin(name: str) -> tuple[Blueprint, np.ndarray]:
    """An empty session for a drawn picture, and its blueprint."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    picture = PICTURES[name]()
    start_scene(name, picture.shape[1], picture.shape[0])
    return read_picture(picture, name), picture


def run_stage(stage: str, blueprint: Blueprint, picture: np.ndarray, without: tuple[str, ...] = ()) -> None:
    height, width = picture.shape[:2]
    facts = {"stage": stage, "blueprint": to_json(blueprint), "width": width, "height": height, "without": without}
    proposal = propose(facts | {"history": [], "current": None}, picture)
    outcome = run_code(proposal.code, f"{stage}.py", session_collection(), 20.0)
    assert outcome.ok, outcome.error


@pytest.mark.parametrize("name", PICTURES)
def test_every_stage_runs_and_keeps_to_its_job(name: str) -> None:
    blueprint, picture = begin(name)
    for stage in STAGES:
        before = describe(session_scene(), session_collection())
        run_stage(stage.name, blueprint, picture)
        changes = compare(before, describe(session_scene(), session_collection()))
        assert not stage.out_of_scope(tuple(changes)), stage.name
    made = {entry.get("maquette_ref") for entry in session_collection().objects}
    assert {entry.id for entry in blueprint.solid_objects()} <= made


@pytest.mark.parametrize("without", [(), ("outline",)])
@pytest.mark.parametrize("name", PICTURES)
def test_shapes_fill_their_boxes_in_the_picture(name: str, without: tuple[str, ...]) -> None:
    blueprint, picture = begin(name)
    for stage in ("scaffold", "geometry"):
        run_stage(stage, blueprint, picture, without)
    for entry in blueprint.objects:
        # The rim and what is in it hide part of the disc, and of each other.
        if entry.role == "object" and not entry.name.endswith(("disc", "ring", "filling")):
            assert picture_box(entry.id) == pytest.approx(entry.box, abs=0.05), entry.name


@pytest.mark.parametrize("name", ["cup", "house"])
def test_the_analysts_camera_is_the_scenes(name: str) -> None:
    blueprint, picture = begin(name)
    run_stage("scaffold", blueprint, picture)
    eye = Eye(blueprint.camera, picture.shape[1] / picture.shape[0])
    for placed in lay_out(blueprint, eye.aspect).values():
        point = Vector(placed.foot) + Vector((0.0, 1.0, 0.0)) * blueprint.camera.height
        assert eye.project(point) == pytest.approx(project(point), abs=1e-4)


@pytest.mark.parametrize("form", get_args(Form))
@pytest.mark.parametrize("name", ["cup", "room"])
def test_what_the_artist_has_boxed_in_is_built_too(name: str, form: Form) -> None:
    blueprint, picture = begin(name)
    ground = next((entry.id for entry in blueprint.objects if entry.role == "ground"), "")
    grey = Material((0.5, 0.5, 0.5), (0.5, 0.5, 0.5), 0.6)
    added = [
        BlueprintObject(f"added_{lying}", "added", "object", form, box, grey, support=ground, lying=lying)
        for lying, box in ((False, (0.1, 0.6, 0.2, 0.8)), (True, (0.75, 0.7, 0.9, 0.9)))
    ]
    # A thing that was read is removed, another is taken for what it is not.
    gone, *_, last = [entry for entry in blueprint.objects if entry.role == "object"]
    kept = [entry for entry in blueprint.objects if entry is not gone]
    kept = [replace(entry, support=gone.support) if entry.support == gone.id else entry for entry in kept]
    changed = [replace(entry, form=form, lying=not entry.lying) if entry.id == last.id else entry for entry in kept]
    edited = replace(blueprint, objects=(*changed, *added))
    for stage in STAGES:
        run_stage(stage.name, edited, picture)
    made = {entry.get("maquette_ref") for entry in session_collection().objects}
    assert {entry.id for entry in edited.solid_objects()} <= made
