# SPDX-License-Identifier: GPL-3.0-or-later
"""Lights that are too strong, too weak or of the wrong colour are set right by the reference alone."""

from pathlib import Path

import bpy
import numpy as np

from maquette.agent.vision.light.likeness import likeness
from maquette.scene.description import describe, fingerprint_of
from maquette.scene.kit import add, area_light, session_collection, session_scene, set_world, sphere, sun_light
from maquette.scene.kit.lights import towards
from maquette.scene.solving.in_place import solve_in_place
from maquette.scene.solving.light import solve_light
from maquette.scene.solving.light.bulbs import possible_bulbs
from maquette.tests.blender.solving.lit_scene import build, light, seen, solve, subject, things

WRONG = {"sun": 0.4, "panel": 2.5, "bulb": 0.5, "world": 2.0}


def radiances() -> dict[str, np.ndarray]:
    """Energy times colour of each light, and of the world."""
    lights = {entry.name: entry.data for entry in session_collection().objects if entry.type == "LIGHT"}
    found = {name: data.energy * np.array(data.color[:]) for name, data in lights.items()}
    background = next(node for node in session_scene().world.node_tree.nodes if node.type == "BACKGROUND")
    inputs = background.inputs
    found["world"] = inputs["Strength"].default_value * np.array(inputs["Color"].default_value[:3])
    return found


def as_it_is() -> str:
    return fingerprint_of(describe(session_scene(), session_collection()))


def test_strengths_and_colours_of_three_lights_and_a_world_come_back(tmp_path: Path) -> None:
    build()
    light()
    true, reference = radiances(), seen(tmp_path)
    light(WRONG)
    for entry in session_collection().objects:
        if entry.type == "LIGHT":
            entry.data.color = (1.0, 1.0, 1.0)
    solution = solve(solve_light(subject(reference)))
    assert solution.undecided == ()
    for name, value in radiances().items():
        assert np.abs(value - true[name]).max() < 0.04 * true[name].max(), name


def test_solving_leaves_the_scene_as_it_is(tmp_path: Path) -> None:
    build(48, 32)
    light()
    reference = seen(tmp_path, samples=4)
    light(WRONG)
    before = as_it_is()
    assert solve_in_place(solve_light(subject(reference))).code
    assert as_it_is() == before


def test_what_is_right_already_stays(tmp_path: Path) -> None:
    build(48, 32)
    light()
    solution = solve_in_place(solve_light(subject(seen(tmp_path))))
    assert solution.code == ""
    assert "not be measurably better" in solution.summary


def test_a_settled_light_stays_and_the_others_make_up_for_it(tmp_path: Path) -> None:
    build()
    light()
    reference = seen(tmp_path)
    light({"panel": 3.0, "sun": 0.3})
    settled = radiances()["sun"]
    solve(solve_light(subject(reference, settled=frozenset({"sun"}))))
    found = radiances()
    assert (found["sun"] == settled).all()
    assert found["bulb"].max() > 3.0


def test_a_scene_without_lights_of_the_session_is_left_alone(tmp_path: Path) -> None:
    build(48, 32)
    solution = solve_in_place(solve_light(subject(seen(tmp_path, samples=1))))
    assert solution.code == ""


def test_a_sun_from_the_wrong_side_is_turned(tmp_path: Path) -> None:
    build()
    set_world("#c8d8ff", 0.3)
    sun_light("sun", 1.9, 0.7, 2.5, angle=0.05)
    reference = seen(tmp_path)
    wrong = sun_light("sun", -0.6, 0.9, 2.5, angle=0.05)
    session_scene().view_layers[0].update()
    solution = solve(solve_light(subject(reference, blueprint=things())))
    session_scene().view_layers[0].update()
    assert "sun_light(" in solution.code
    assert wrong.matrix_world.to_3x3().col[2].angle(towards(1.9, 0.7)) < 0.25


def test_a_panel_is_moved_around_what_it_lights(tmp_path: Path) -> None:
    build()
    set_world("#ffffff", 0.2)
    area_light("panel", (-1.0, 0.9, 0.9), (0.0, 1.4, 0.05), 0.3, 25.0)
    reference = seen(tmp_path)
    area_light("panel", (1.0, 2.0, 0.9), (0.0, 1.4, 0.05), 0.3, 25.0)
    session_scene().view_layers[0].update()
    before = likeness(reference, seen(tmp_path, samples=8))
    solution = solve(solve_light(subject(reference, blueprint=things())))
    assert "area_light(" in solution.code
    assert likeness(reference, seen(tmp_path, samples=8)) > before + 0.1


def test_a_lamp_that_the_scene_lacks_is_added(tmp_path: Path) -> None:
    build()
    light({"bulb": 8.0})
    reference = seen(tmp_path)
    bpy.data.objects.remove(session_collection().objects["bulb"])
    without = likeness(reference, seen(tmp_path))
    there = set(session_collection().objects.keys())

    solution = solve(solve_light(subject(reference)))

    added = set(session_collection().objects.keys()) - there
    assert added and all(name.startswith("accent") for name in added)
    assert "accent_1 added" in solution.summary
    assert likeness(reference, seen(tmp_path)) > without + 0.1


def test_no_lamp_is_tried_right_beside_a_thing() -> None:
    build()
    open_places = possible_bulbs(session_scene())
    nearest = min(open_places, key=lambda bulb: bulb.radius)
    add("beside", sphere(nearest.radius), at=nearest.location)
    bpy.context.view_layer.update()

    assert nearest not in possible_bulbs(session_scene())
    assert len(possible_bulbs(session_scene())) > len(open_places) // 2
