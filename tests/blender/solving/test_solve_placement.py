# SPDX-License-Identifier: GPL-3.0-or-later
"""Objects and the camera of a real scene are brought back to where the reference shows them."""

from dataclasses import replace

import bpy
import numpy as np
import pytest

from maquette.agent.blueprint import Blueprint, BlueprintObject, CameraGuess, Form, LightGuess, Material, Role
from maquette.agent.effects import Solution
from maquette.scene.kit import (
    add,
    box,
    cylinder,
    find,
    floor,
    lathe,
    on_ground,
    picture_box,
    place,
    session_collection,
    session_scene,
    set_camera,
    start_scene,
)
from maquette.scene.running import run_code
from maquette.scene.solving.camera import solve_camera
from maquette.scene.solving.in_place import solve_in_place
from maquette.scene.solving.lens import pinhole_of_scene
from maquette.scene.solving.placement import solve_placement
from maquette.scene.solving.subject import Subject

WIDTH, HEIGHT = 240, 160
GREY = Material((0.5, 0.5, 0.5), (0.5, 0.5, 0.5), 0.5)
GUESS = CameraGuess(50.0, 0.5, 0.6)


def entry(ref: str, role: Role = "object", form: Form = "box", support: str = "table") -> BlueprintObject:
    left, top, right, bottom = (0.0, 0.2, 1.0, 1.0) if role == "ground" else picture_box(ref)
    return BlueprintObject(ref, ref, role, form, (left, top, right, bottom), GREY, "" if role == "ground" else support)


def build() -> None:
    bpy.ops.wm.read_factory_settings(use_empty=True)
    start_scene("placed", WIDTH, HEIGHT)
    set_camera(50.0, 0.5, 0.6)
    add("table", floor(6, 6), at=(0.0, 1.5, 0.0))
    add("crate", box(0.16, 0.12, 0.1), at=on_ground(0.3, 0.6))
    add("tin", cylinder(0.05, 0.12), at=on_ground(0.7, 0.7))
    add("lid", cylinder(0.04, 0.02), at=(*find("tin").location.xy, 0.12))
    bpy.context.view_layer.update()


def subject(blueprint: Blueprint, reference: np.ndarray, settled: tuple[str, ...] = ()) -> Subject:
    scene, collection = session_scene(), session_collection()
    return Subject(scene.name, collection.name, reference, blueprint, 0, frozenset(settled))


def run(solution: Solution) -> None:
    outcome = run_code(solution.code, "solved.py", session_collection(), 20.0)
    assert outcome.ok, outcome.error
    bpy.context.view_layer.update()


def test_things_that_were_moved_come_back_and_touch_what_carries_them() -> None:
    build()
    refs = ("crate", "tin", "lid")
    objects = [entry("table", "ground"), entry("crate"), entry("tin"), entry("lid", support="tin")]
    blueprint = Blueprint("placed", GUESS, LightGuess(0.0, 0.8, 0.2, 2.0), tuple(objects))
    true = {ref: np.array(find(ref).location) for ref in refs}
    place("crate", at=find("crate").location + find("crate").location * 0.12, scale=1.2)
    place("tin", at=(0.12, 0.9, 0.05))
    place("lid", at=(0.2, 1.0, 0.3))
    bpy.context.view_layer.update()
    blank = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    solution = solve_in_place(solve_placement(subject(blueprint, blank)))
    assert "import bpy" not in solution.code
    run(solution)
    off = [float(np.linalg.norm(np.array(find(ref).location) - true[ref])) for ref in refs]
    assert np.median(off) < 0.03
    assert find("tin").location.z == pytest.approx(0.0, abs=1e-3)
    assert find("lid").location.z == pytest.approx(find("tin").dimensions.z, abs=2e-3)
    stays = subject(blueprint, blank, ("crate", "tin", "lid"))
    assert solve_in_place(solve_placement(stays)).code == ""


def test_a_camera_is_turned_until_a_plate_lies_level() -> None:
    build()
    add("plate", lathe([(0.12, 0.0), (0.2, 0.012)]), at=on_ground(0.5, 0.55))
    bpy.context.view_layer.update()
    true = pinhole_of_scene(session_scene())
    assert true is not None
    middle = np.array(find("plate").location) + np.array([0.0, 0.0, 0.012])
    turns = np.linspace(0.0, 2.0 * np.pi, 720)
    rim = true.project_to_film(middle + 0.2 * np.column_stack([np.cos(turns), np.sin(turns), 0 * turns]))
    rim = rim * WIDTH * (1.0, -1.0) + (WIDTH / 2, HEIGHT / 2)
    reference = drawn(rim)
    objects = (entry("table", "ground"), replace(entry("plate", form="lathe"), size=(0.4, 0.4, 0.012)))
    blueprint = Blueprint("placed", GUESS, LightGuess(0.0, 0.8, 0.2, 2.0), objects)
    set_camera(50.0, 0.42, 0.6)
    bpy.context.view_layer.update()
    solution = solve_in_place(solve_camera(subject(blueprint, reference)))
    assert "set_camera(" in solution.code, solution
    run(solution)
    found = pinhole_of_scene(session_scene())
    assert found is not None
    assert found.guess.pitch == pytest.approx(0.5, abs=0.02)
    assert found.guess.roll == pytest.approx(0.0, abs=0.02)
    assert any("focal length" in sentence for sentence in solution.undecided)
    assert not solve_in_place(solve_camera(subject(blueprint, reference))).code


def drawn(outline: np.ndarray) -> np.ndarray:
    """A light shape with this convex outline, in pixels, on dark ground."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH] + 0.5
    after = np.roll(outline, -1, axis=0)
    sides = [(bx - ax) * (y - ay) - (by - ay) * (x - ax) for (ax, ay), (bx, by) in zip(outline, after, strict=True)]
    inside = np.logical_and.reduce([side >= 0 for side in sides]) | np.logical_and.reduce([side <= 0 for side in sides])
    picture = np.where(inside[..., None], (220, 210, 200), (60, 40, 30))
    return picture.astype(np.uint8)
