# SPDX-License-Identifier: GPL-3.0-or-later
"""Parts that touch nothing of their object are told, those that do are not."""

import math
import re

import bpy
import pytest

from maquette.agent.blueprint import Blueprint, CameraGuess, LightGuess
from maquette.scene.geometry_checks import check_geometry
from maquette.scene.kit import (
    add,
    array,
    attach,
    box,
    cylinder,
    find,
    place,
    scatter,
    session_collection,
    session_scene,
    set_camera,
    shell,
    sphere,
    spots_on,
    start_scene,
    tube,
)

EMPTY = Blueprint("parts", CameraGuess(50, 0.4, 0.5), LightGuess(0, 1, 0.5, 3), ())
HANDLE = tube([(0, 0, 0.02), (0.03, 0, 0.03), (0.03, 0, 0.06), (0, 0, 0.07)], 0.005)


@pytest.fixture(autouse=True)
def cup():
    bpy.ops.wm.read_factory_settings(use_empty=True)
    start_scene("parts", 96, 64)
    set_camera(50, 0.4, 0.5)
    add("cup", shell([(0.05, 0), (0.05, 0.09)], 0.004), at=(0, 1, 0), rotation=0.3)


def notices():
    return check_geometry(session_scene(), session_collection(), EMPTY, mend=True)


def test_a_handle_off_its_cup_is_told_with_its_distance_and_one_on_it_is_not():
    add("cup_handle", HANDLE, at=(0.049, 1, 0), part_of="cup")
    assert notices() == ()
    add("cup_handle", HANDLE, at=(0.085, 1, 0), part_of="cup")
    (notice,) = notices()
    assert "'cup_handle' of 'cup' touches nothing" in notice
    assert float(re.search(r"([\d.]+) cm", notice)[1]) == pytest.approx(3.34, abs=0.1)


def test_a_rod_through_a_plate_touches_it_though_no_vertex_is_near():
    add("plate", box(1, 1, 0.01), at=(0, 3, 1))
    add("rod", cylinder(0.02, 2, segments=8), at=(0.1, 3.2, 0), part_of="plate")
    assert notices() == ()


def test_a_part_may_hang_on_another_part_and_modifiers_count():
    add("second", box(0.02, 0.02, 0.02), at=(0.2, 1, 0), part_of="cup")
    add("first", box(0.02, 0.02, 0.02), at=(0.06, 1, 0), part_of="cup")
    assert len(notices()) == 1
    array("first", 8, (0.02, 0, 0))
    assert notices() == ()


def test_what_is_attached_is_checked_where_it_was_attached():
    add("knob", sphere(0.01), at=(0.2, 1, 0.05))
    attach("knob", "cup", own_point=(-0.01, 0, 0.01))
    assert notices() == ()
    knob = find("knob")
    assert knob.parent == find("cup")
    place("knob", at=[x + 0.02 for x in knob.location])
    (notice,) = notices()
    assert "'knob' of 'cup' has come off" in notice


def test_a_part_follows_its_cup_and_other_objects_are_not_parts():
    add("cup_handle", HANDLE, at=(0.049, 1, 0), part_of="cup")
    add("spoon", box(0.1, 0.01, 0.01), at=(0.5, 1, 0))
    place("cup", at=(0.4, 2, 0.3), rotation=1.0, scale=(3, 1, 1))
    assert notices() == ()


def test_many_leaves_are_on_their_twigs_and_few_sentences_are_told():
    add("tree", tube([(0, 2, 0), (0, 2, 2)], 0.1, segments=8))
    leaf = box(0.02, 0.02, 0.001)
    add("crown", scatter(leaf, spots_on(sphere(0.6), 2000), lean=math.pi), at=(0, 2, 1), part_of="tree")
    for number in range(9):
        add(f"bird {number}", sphere(0.1), at=(number, 2, 9), part_of="tree")
    assert len(notices()) == 8
    assert not any("crown" in notice for notice in notices())
