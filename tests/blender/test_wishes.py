# SPDX-License-Identifier: GPL-3.0-or-later
"""What the artist wishes of the built-in analyst is so in Blender, and what it carries stays on top."""

import bpy
import numpy as np
import pytest
from mathutils import Vector

from maquette.agent.blueprint import Blueprint
from maquette.agent.providers.builtin.analysis import read_picture
from maquette.agent.providers.builtin.generator import propose
from maquette.agent.records import to_json
from maquette.scene.compare import compare
from maquette.scene.description import describe
from maquette.scene.kit import session_collection, session_scene, start_scene
from maquette.scene.kit.objects import find
from maquette.scene.running import run_code
from maquette.stages import STAGES
from maquette.tests.unit.builtin import drawn

BEFORE = {"scaffold": (), "geometry": ("scaffold",), "composition": ("scaffold", "geometry")}


def begin(picture: np.ndarray) -> Blueprint:
    bpy.ops.wm.read_factory_settings(use_empty=True)
    start_scene("wishes", picture.shape[1], picture.shape[0])
    return read_picture(picture, "wishes")


def run(stage: str, blueprint: Blueprint, picture: np.ndarray, note: str = "", **others: object) -> str:
    """Run the stage as the analyst writes it, keep to its scope, and return the code."""
    height, width = picture.shape[:2]
    facts = {"stage": stage, "blueprint": to_json(blueprint), "width": width, "height": height, "note": note}
    proposal = propose(facts | {"history": [], "current": None} | others, picture)
    before = describe(session_scene(), session_collection())
    outcome = run_code(proposal.code, f"{stage}.py", session_collection(), 20.0)
    assert outcome.ok, outcome.error
    changes = compare(before, describe(session_scene(), session_collection()))
    scope = next(entry for entry in STAGES if entry.name == stage)
    assert not scope.out_of_scope(tuple(changes))
    return proposal.code


def bounds(ref: str) -> tuple[Vector, Vector]:
    """The lowest and the highest corner of an object in the world."""
    bpy.context.view_layer.update()
    body = find(ref)
    points = np.array([body.matrix_world @ vertex.co for vertex in body.data.vertices])
    return Vector(points.min(axis=0)), Vector(points.max(axis=0))


@pytest.mark.parametrize("stage", BEFORE)
def test_a_taller_vase_is_taller_by_what_was_asked_and_lifts_the_ball(stage: str) -> None:
    picture = drawn.vase_on_paper()
    found = []
    for note in ("", "the vase is 30 % taller"):
        blueprint = begin(picture)
        for earlier in BEFORE[stage]:
            run(earlier, blueprint, picture)
        run(stage, blueprint, picture, note)
        found.append((bounds("green_round_body"), bounds("red_ball")))
    (vase, ball), (taller_vase, lifted_ball) = found
    height, taller = vase[1].z - vase[0].z, taller_vase[1].z - taller_vase[0].z
    assert taller == pytest.approx(1.3 * height, rel=1e-3)
    assert taller_vase[0].z == pytest.approx(vase[0].z, abs=1e-5)
    assert lifted_ball[1].z - lifted_ball[0].z == pytest.approx(ball[1].z - ball[0].z, rel=1e-3)
    # Its foot stays on the vase, as deep in the neck as it was.
    assert lifted_ball[0].z - ball[0].z == pytest.approx(0.3 * (ball[0].z - vase[0].z), abs=2e-3)


@pytest.mark.parametrize("name", ["room", "cup_on_saucer"])
def test_what_was_moved_in_the_scaffold_is_shaped_where_it_is(name: str) -> None:
    picture = getattr(drawn, name)()
    ref, note = {
        "room": ("cream_block", "move the cream block 20 cm to the left"),
        "cup_on_saucer": ("white_ring", "move the saucer 20 cm to the left"),
    }[name]
    places = []
    for wish in ("", note):
        blueprint = begin(picture)
        scaffold = run("scaffold", blueprint, picture, wish)
        run("geometry", blueprint, picture, program={"scaffold": scaffold})
        places.append(bounds(ref))
    (before, _), (after, _) = places
    assert tuple(after - before) == pytest.approx((-0.2, 0.0, 0.0), abs=1e-4)


def test_wishes_add_up_over_retries() -> None:
    picture = drawn.vase_on_paper()
    blueprint = begin(picture)
    run("scaffold", blueprint, picture)
    plain = run("geometry", blueprint, picture)
    height = bounds("green_round_body")[1].z
    once = run("geometry", blueprint, picture, "the vase is 20 % taller", accepted=plain)
    twice = run("geometry", blueprint, picture, "still 10 % taller vase", accepted=once)
    assert "1.32" in twice
    assert bounds("green_round_body")[1].z == pytest.approx(1.2 * 1.1 * height, rel=1e-3)


@pytest.mark.parametrize("stage", ["materials", "lighting"])
def test_wishes_about_looks_and_light_run(stage: str) -> None:
    picture = drawn.cup_on_saucer()
    blueprint = begin(picture)
    for earlier in ("scaffold", "geometry"):
        run(earlier, blueprint, picture)
    code = run(stage, blueprint, picture, "a darker and shinier saucer, softer and warmer light, light from the left")
    assert "as asked" in code
