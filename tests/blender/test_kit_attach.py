# SPDX-License-Identifier: GPL-3.0-or-later
"""Attached parts meet their owner at the declared point and count as part of it; mirror images lie as they should."""

import bpy
import numpy as np
import pytest
from mathutils import Matrix, Vector

from maquette.scene.kit import (
    add,
    attach,
    box,
    cylinder,
    find,
    mirror,
    picture_box,
    place,
    set_camera,
    sphere,
    start_scene,
)


@pytest.fixture(autouse=True)
def scene():
    bpy.ops.wm.read_factory_settings(use_empty=True)
    start_scene("parts", 96, 64)
    set_camera(50, 0.4, 1.0)
    add("jug", cylinder(0.1, 0.3), at=(0.2, 2, 0.1), rotation=0.5)
    place("jug", scale=2)
    add("knob", sphere(0.05), at=(1, 2, 0.3), rotation=(0.4, 0, 0))


def joint(ref, own):
    bpy.context.view_layer.update()
    return find(ref).matrix_world @ Vector(own)


def test_the_points_meet_in_the_world_and_the_part_keeps_its_turn():
    attach("knob", "jug", own_point=(0, 0, 0.1), to_point=(0.1, 0, 0.2))
    assert (joint("knob", (0, 0, 0.1)) - joint("jug", (0.1, 0, 0.2))).length < 1e-6
    assert find("knob").matrix_world.to_euler()[:] == pytest.approx((0.4, 0, 0), abs=1e-5)
    assert find("knob").matrix_world.to_scale()[:] == pytest.approx((1, 1, 1))


def test_without_a_point_it_goes_straight_to_the_surface():
    attach("knob", "jug", own_point=(0, 0, 0))
    spot = joint("knob", (0, 0, 0)) - Vector((0.2, 2, 0))
    assert spot.to_2d().length == pytest.approx(0.2, abs=2e-3)
    assert spot.x > 0.19


def test_an_attached_part_counts_as_its_owner_with_parts_of_its_own_and_moves_along():
    add("tip", sphere(0.01), at=(1, 2, 0.4), part_of="knob")
    alone = picture_box("jug")
    attach("knob", "jug", own_point=(0, 0, 0))
    assert find("knob")["maquette_ref"] == find("tip")["maquette_ref"] == "jug"
    assert find("tip").parent == find("knob")
    assert picture_box("jug")[2] > alone[2]
    before = joint("tip", (0, 0, 0))
    place("jug", at=(0.3, 2, 0.1))
    assert (joint("tip", (0, 0, 0)) - before)[:] == pytest.approx((0.1, 0, 0), abs=1e-6)
    attach("knob", "jug", own_point=(0, 0, 0), to_point=(0, 0, 0.3))
    assert (joint("knob", (0, 0, 0)) - joint("jug", (0, 0, 0.3))).length < 1e-6


@pytest.mark.parametrize(("axis", "size"), [("x", (0.6, 0.1, 0.1)), ("z", (0.1, 0.1, 0.2))])
def test_a_mirror_image_lies_on_the_other_side_of_the_origin(axis, size):
    body = add("post", box(0.1, 0.1, 0.1), at=(0, 2, 0))
    if axis == "x":
        body.data.transform(Matrix.Translation((0.25, 0, 0)))
    mirror("post", axis)
    mirror("post", axis)
    bpy.context.view_layer.update()
    assert [entry.type for entry in body.modifiers] == ["MIRROR"]
    assert np.ptp([corner[:] for corner in body.bound_box], axis=0) == pytest.approx(size, abs=1e-4)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: attach("knob", "mug", (0, 0, 0)), "there is no 'mug'"),
        (lambda: attach("knob", "knob", (0, 0, 0)), "itself part of"),
        (lambda: attach("knob", "jug", (0, 0)), "three"),
        (lambda: attach("knob", "jug", (0, 0, 0), (0, float("nan"), 0)), "finite"),
        (lambda: mirror("jug", "w"), 'give "x", "y" or "z"'),
    ],
)
def test_nonsense_is_refused_and_changes_nothing(call, words):
    with pytest.raises(ValueError, match=words):
        call()
    assert find("knob")["maquette_ref"] == "knob" and find("knob").parent is None
