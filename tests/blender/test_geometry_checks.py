# SPDX-License-Identifier: GPL-3.0-or-later
"""What floats, is sunk in, inside another, or out of the picture is told with true numbers; what stands well is not."""

import re

import bpy
import numpy as np
import pytest

from maquette.agent.blueprint import Blueprint, BlueprintObject, CameraGuess, LightGuess, Material
from maquette.agent.effects import CheckGeometry, RunCode
from maquette.agent.session import Settings
from maquette.scene.geometry_checks import check_geometry
from maquette.scene.kit import (
    add,
    box,
    cylinder,
    fit_to_box,
    floor,
    on_ground,
    place,
    rest_on,
    session_collection,
    session_scene,
    set_camera,
    shell,
    sphere,
    start_scene,
    wall,
)
from maquette.scene.performer import Performer
from maquette.scene.session_folder import SessionFolder

CUP = shell([(0.03, 0), (0.04, 0.08)], 0.004)
BOXES = {"cup": (0.4, 0.4, 0.6, 0.7), "jug": (0.6, 0.3, 0.8, 0.7), "book": (0.2, 0.5, 0.4, 0.7)}


def entry(name: str, support: str = "table", **more: object) -> BlueprintObject:
    clay = Material((0.5, 0.5, 0.5), (0.5, 0.5, 0.5), 0.5)
    fields = {"role": "object", "form": "free", "box": BOXES.get(name, (0.0, 0.4, 1.0, 1.0)), "support": support}
    return BlueprintObject(id=name, name=name, material=clay, **(fields | more))  # type: ignore[arg-type]


def blueprint(*objects: BlueprintObject) -> Blueprint:
    return Blueprint(
        "t", CameraGuess(50, 0.5, 0.6), LightGuess(0, 1, 0.5, 3), (entry("table", "", role="ground"), *objects)
    )


@pytest.fixture(autouse=True)
def table() -> None:
    bpy.ops.wm.read_factory_settings(use_empty=True)
    start_scene("checks", 96, 64)
    set_camera(24, 0.35, 0.6)
    add("table", floor(3, 3))


def notices(*objects: BlueprintObject, mend: bool = False) -> tuple[str, ...]:
    return check_geometry(session_scene(), session_collection(), blueprint(*objects), mend=mend)


def told(notice: str) -> float:
    """The centimetres that a notice names."""
    found = re.search(r"([\d.]+) cm", notice)
    assert found
    return float(found[1])


def run(notice: str) -> None:
    """Do what a notice says would mend it."""
    call = re.search(r"Mended by `(.+)`", notice)
    assert call
    exec(call[1], {"place": place, "fit_to_box": fit_to_box})


@pytest.mark.parametrize(("height", "word"), [(0.032, "floats"), (-0.015, "is sunk"), (-0.3, "is sunk")])
def test_what_floats_or_is_sunk_in_is_told_by_how_much_and_mended_by_what_is_told(height: float, word: str) -> None:
    add("cup", CUP, at=(0, 1.1, height))
    (notice,) = notices(entry("cup"), mend=True)
    assert word in notice and told(notice) == pytest.approx(100 * abs(height), rel=0.05)
    run(notice)
    assert notices(entry("cup")) == ()


def test_a_cup_on_a_saucer_on_a_table_stands_well_and_a_book_on_a_shelf_too() -> None:
    add("jug", shell([(0.05, 0), (0.09, 0.02)], 0.004), at=(0.2, 1.1, 0))
    add("cup", CUP, at=(0.2, 1.1, 0.004))
    boards = {f"board {n}": 0.3 * n for n in (1, 2)}
    add("shelf", box(0.5, 0.2, 0.02), at=(-0.3, 1.4, 0.0))
    for name, height in boards.items():
        add(name, box(0.5, 0.2, 0.02), at=(-0.3, 1.4, height), part_of="shelf")
    add("side", box(0.02, 0.2, 0.62), at=(-0.55, 1.4, 0), part_of="shelf")
    add("book", box(0.03, 0.15, 0.2), at=(-0.3, 1.4, 0.32))
    shelf = entry("shelf", box=(0.0, 0.0, 0.6, 0.9))
    well = (entry("jug"), entry("cup", "jug"), shelf, entry("book", "shelf"))
    assert notices(*well) == ()
    place("book", at=(-0.3, 1.4, 0.36))
    (notice,) = notices(*well)
    assert "'book' floats" in notice and told(notice) == pytest.approx(4, rel=0.05)


def test_two_things_inside_one_another_are_parted_by_what_is_told() -> None:
    add("cup", CUP, at=(0, 1.1, 0))
    add("jug", cylinder(0.05, 0.15), at=(0.06, 1.1, 0))
    (notice,) = notices(entry("cup"), entry("jug"), mend=True)
    assert "'cup' and 'jug' are inside one another" in notice
    # The rim's radius is 4 cm, the jug's 5, and their axes are 6 cm apart.
    assert told(notice) == pytest.approx(3.0, abs=0.2)
    run(notice)
    assert notices(entry("cup"), entry("jug")) == ()


def test_what_stands_side_by_side_in_one_another_or_leans_is_left_alone() -> None:
    add("jug", cylinder(0.05, 0.15), at=(0.2, 1.1, 0))
    add("cup", CUP, at=(0.11, 1.1, 0))
    add("coffee", cylinder(0.034, 0.002), at=(0.11, 1.1, 0.06))
    add("spoon", box(0.004, 0.004, 0.1), at=(0.12, 1.1, 0.01), rotation=(0, 0.2, 0))
    inside = {"box": (0.3, 0.2, 0.7, 0.8), "held": "in"}
    things = (entry("jug"), entry("cup"), entry("coffee", "cup", **inside), entry("spoon", "cup", **inside))
    assert notices(*things) == ()
    place("coffee", at=(0.11, 1.1, 0.2))
    (notice,) = notices(*things)
    assert "'coffee' is" in notice and "outside 'cup'" in notice


def test_a_frame_hangs_on_a_wall_or_is_told_to_be_away_from_it() -> None:
    add("wall", wall(3, 2), at=(0, 2, 0))
    add("frame", box(0.3, 0.02, 0.2), at=(0, 1.99, 0.3))
    wanted = entry("wall", "", role="wall"), entry("frame", "wall", held="hanging", box=(0.3, 0.1, 0.7, 0.4))
    assert notices(*wanted) == ()
    place("frame", at=(0, 1.89, 0.3))
    (notice,) = notices(*wanted)
    assert "'frame' does not touch 'wall'" in notice and told(notice) == pytest.approx(10, rel=0.05)


def test_what_is_beside_its_support_outside_the_picture_or_cut_off_is_told() -> None:
    add("jug", cylinder(0.05, 0.15), at=(0.2, 1.1, 0))
    add("cup", CUP, at=(0.0, 1.1, 0.15))
    (notice,) = notices(entry("jug"), entry("cup", "jug"))
    assert "'cup' is not above 'jug'" in notice
    place("cup", at=(1.4, 1.1, 0))
    (notice,) = notices(entry("cup"), mend=True)
    assert "'cup' is outside the picture" in notice
    run(notice)
    rest_on("cup", "table")
    assert notices(entry("cup")) == ()
    place("cup", at=(0, -1, 0))
    (notice,) = notices(entry("cup"))
    assert "behind the camera" in notice
    place("cup", at=on_ground(0.99, 0.7), scale=1)
    (notice,) = notices(entry("cup"))
    assert "cut off" in notice
    assert notices(entry("cup", box=(0.9, 0.4, 1.0, 0.7))) == ()


def test_a_wide_floor_that_reaches_behind_the_camera_is_seen() -> None:
    add("rug", floor(40, 40), at=(0, 0, -0.5))
    assert notices(entry("rug", "", box=(0.0, 0.0, 0.3, 0.3))) == ()


def test_many_oddities_are_told_the_gravest_first_and_few() -> None:
    names = [f"ball{number}" for number in range(12)]
    for number, name in enumerate(names):
        add(name, sphere(0.02), at=(0.09 * number - 0.4, 1.2, 0.01 * number))
    found = notices(*(entry(name) for name in names))
    assert len(found) == 8
    depths = [told(notice) for notice in found]
    assert depths == sorted(depths, reverse=True) and depths[0] == pytest.approx(11, rel=0.05)


def test_a_session_checks_its_scene_and_leaves_it_as_it_was(tmp_path) -> None:  # type: ignore[no-untyped-def]
    bpy.ops.wm.read_factory_settings(use_empty=True)
    performer = Performer(Settings("cup", "reference.png", 48, 32, 1, 0, sees=True), SessionFolder(tmp_path), None)
    performer.begin()
    code = """
from kit import add, box, floor, set_camera
set_camera(24, 0.35, 0.6)
add("table", floor(3, 3))
add("cup", box(0.1, 0.1, 0.1), at=(0, 1.1, 0.05))
add("lid", box(0.1, 0.1, 0.01), at=(0, 1.1, 0.35), part_of="cup")
"""
    assert performer.run(RunCode("scaffold-1.py", "scaffold", code)).ok
    before = performer.fingerprint()
    found = performer.perform(CheckGeometry(blueprint(entry("cup")), mend=True))
    assert [notice.split(":")[0].split(".")[0] for notice in found.notices] == [
        "The part 'lid' of 'cup' touches nothing of it",
        "'cup' floats 5 cm above 'table'",
    ]
    assert performer.fingerprint() == before


def test_floor_and_cup_of_many_faces_are_told_apart_from_samples() -> None:
    add("cup", sphere(0.05, segments=256), at=(0, 1.1, 0.02))
    (notice,) = notices(entry("cup"))
    assert told(notice) == pytest.approx(2, rel=0.05)
    assert np.isfinite(told(notice))
