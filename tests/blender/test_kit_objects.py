# SPDX-License-Identifier: GPL-3.0-or-later
"""Objects are known by their refs, keep what a stage may not touch, rest where they should and fill their boxes."""

import bpy
import numpy as np
import pytest
from mathutils import Matrix, Vector

from maquette.scene.kit import (
    add,
    array,
    begin_stage,
    bevel,
    box,
    cylinder,
    find,
    fit_to_box,
    floor,
    lathe,
    on_ground,
    paint,
    picture_box,
    place,
    principled,
    reshape,
    rest_on,
    session_collection,
    set_camera,
    solidify,
    sphere,
    start_scene,
    subdivide,
    wall,
)


@pytest.fixture(autouse=True)
def scene():
    bpy.ops.wm.read_factory_settings(use_empty=True)
    start_scene("objects", 640, 480)
    set_camera(focal_mm=50, pitch=0.5, height=1.0)
    begin_stage("scaffold")


def world_heights(ref):
    body = find(ref)
    bpy.context.view_layer.update()
    return [(body.matrix_world @ vertex.co).z for vertex in body.data.vertices]


def test_an_object_is_named_tagged_and_coloured():
    body = add("cup", box(1, 1, 1), at=(1, 2, 3), rotation=(0.1, 0.2, 0.3), colour="#ff0000")
    assert (body.name, body.data.name) == ("cup", "cup")
    assert (body["maquette_ref"], body["maquette_stage"]) == ("cup", "scaffold")
    assert list(session_collection().objects)[-1] == body
    assert body.location[:] == (1, 2, 3)
    assert body.rotation_euler[:] == pytest.approx((0.1, 0.2, 0.3))
    assert body.color[:] == (1, 0, 0, 1)


def test_adding_a_ref_again_replaces_it_and_leaves_nothing_behind():
    add("cup", box(1, 1, 1))
    add("cup", sphere(1), at=(1, 0, 0))
    assert [entry.name for entry in bpy.data.meshes] == ["cup"]
    assert sorted(entry.name for entry in session_collection().objects) == ["cup", "objects camera"]


def test_an_artists_object_of_the_same_name_is_not_ours():
    theirs = bpy.data.objects.new("cup", None)
    bpy.context.scene.collection.objects.link(theirs)
    ours = add("cup", box(1, 1, 1))
    assert find("cup") == ours != theirs
    add("cup", box(2, 2, 2))
    assert bpy.data.objects["cup"] == theirs


def test_a_copy_made_by_hand_does_not_take_the_ref():
    cup = add("cup", box(1, 1, 1))
    session_collection().objects.link(cup.copy())
    assert find("cup") == cup


def test_a_part_counts_as_its_whole_and_moves_with_it():
    cup = add("cup", cylinder(0.1, 0.2), at=(0, 3, 0), rotation=1.0)
    place(cup, scale=2.0)
    handle = add("handle", box(0.1, 0.1, 0.1), at=(0.5, 3, 0.1), part_of="cup")
    bpy.context.view_layer.update()
    assert handle["maquette_ref"] == "cup"
    assert find("handle") == handle
    assert find("cup") == cup
    assert handle.matrix_world.to_translation()[:] == pytest.approx((0.5, 3, 0.1), abs=1e-6)
    place("cup", at=(1, 3, 0))
    bpy.context.view_layer.update()
    assert handle.matrix_world.to_translation()[:] == pytest.approx((1.5, 3, 0.1), abs=1e-6)


def test_reshaping_keeps_transform_material_modifiers_and_name():
    body = add("cup", box(1, 1, 1), at=(1, 2, 0), rotation=0.5)
    place("cup", scale=(1, 2, 3))
    paint("cup", principled("glaze", "#aa0000"))
    bevel("cup", 0.01)
    before = body.matrix_basis.copy()
    reshape("cup", lathe([(0.1, 0), (0.2, 1)], segments=8))
    assert body.matrix_basis == before
    assert [slot.material.name for slot in body.material_slots] == ["glaze"]
    assert [entry.name for entry in body.modifiers] == ["Bevel"]
    assert [entry.name for entry in bpy.data.meshes] == ["cup"]
    assert len(body.data.vertices) == 16


def test_reshaping_at_a_point_puts_the_shape_there_whatever_the_objects_transform():
    body = add("cup", box(1, 1, 1), at=(1, 2, 0), rotation=(0.3, 0.2, 0.5))
    place("cup", scale=(1, 2, 3))
    reshape("cup", box(0.2, 0.4, 0.6), at=(3, 4, 5))
    bpy.context.view_layer.update()
    corners = [body.matrix_world @ vertex.co for vertex in body.data.vertices]
    wanted = [Vector((3 + x, 4 + y, 5 + z)) for z in (0, 0.6) for y in (-0.2, 0.2) for x in (-0.1, 0.1)]
    for corner, expected in zip(corners, wanted, strict=True):
        assert corner[:] == pytest.approx(expected[:], abs=1e-5)


def test_a_mesh_that_the_artist_shares_survives_reshaping():
    body = add("cup", box(1, 1, 1))
    theirs = bpy.data.objects.new("copy", body.data)
    reshape("cup", sphere(1, segments=8))
    assert len(theirs.data.vertices) == 8
    assert body.data != theirs.data


def test_a_mesh_made_by_hand_can_be_added():
    mesh = bpy.data.meshes.new("by hand")
    mesh.from_pydata([(0, 0, 0), (1, 0, 0), (0, 1, 0)], [], [(0, 1, 2)])
    assert add("flag", mesh).data == mesh
    assert [entry.name for entry in bpy.data.meshes] == ["flag"]


@pytest.mark.parametrize("support", [0.25, "table"])
def test_resting_brings_the_lowest_point_onto_the_support(support):
    add("table", box(2, 2, 0.25), at=(0, 3, 0))
    add("ball", sphere(0.1, segments=16), at=(0.2, 3, 0.9))
    rest_on("ball", support)
    assert min(world_heights("ball")) == pytest.approx(0.25, abs=1e-5)
    place("ball", at=(0.2, 3, 0.1))
    rest_on("ball", support)
    assert min(world_heights("ball")) == pytest.approx(0.25, abs=1e-5)


def test_something_wide_rests_on_something_narrow():
    add("pole", cylinder(0.05, 0.5), at=(0, 3, 0))
    add("board", box(2, 2, 0.1), at=(0.3, 3.2, 2), rotation=0.2)
    rest_on("board", "pole")
    assert min(world_heights("board")) == pytest.approx(0.5, abs=1e-5)


def test_a_cup_rests_inside_a_saucer():
    add("saucer", lathe([(0, 0), (0.5, 0.1), (0.5, 0.12), (0, 0.02)]), at=(0, 3, 0))
    add("cup", cylinder(0.2, 0.3), at=(0, 3, 1))
    rest_on("cup", "saucer")
    assert min(world_heights("cup")) == pytest.approx(0.02 + 0.1 * 0.2 / 0.5, abs=1e-3)


@pytest.mark.parametrize("stretch", [False, True])
@pytest.mark.parametrize("keep", ["base", "depth"])
def test_fitting_finds_the_box_that_a_known_place_and_scale_fill(keep, stretch):
    body = add("crate", box(0.3, 0.2, 0.4), at=(0.2, 1.8, 0.1), rotation=0.6)
    place(body, scale=(1.4, 1.4, 0.9) if stretch else 1.4)
    wanted = picture_box("crate")
    place(body, at=(-0.1, 2.4, 0.1) if keep == "base" else moved_across(body, 0.1, -0.05), scale=1.0)
    fit_to_box("crate", wanted, keep=keep, stretch=stretch)
    assert picture_box("crate") == pytest.approx(wanted, abs=1e-4)
    assert body.rotation_euler[:] == pytest.approx((0, 0, 0.6))
    if keep == "base":
        assert body.location[:] == pytest.approx((0.2, 1.8, 0.1), abs=2e-3)
        assert min(world_heights("crate")) == pytest.approx(0.1, abs=1e-5)
    else:
        camera = bpy.context.scene.camera.matrix_world.inverted()
        assert (camera @ body.location).z == pytest.approx((camera @ Vector((0.2, 1.8, 0.1))).z, abs=1e-5)


def moved_across(body, right, up):
    camera = bpy.context.scene.camera.matrix_world.to_3x3()
    return body.location + camera @ Vector((right, up, 0))


def test_a_box_of_other_proportions_is_met_in_the_middle():
    add("crate", box(0.2, 0.2, 0.2), at=on_ground(0.5, 0.7))
    fit_to_box("crate", (0.3, 0.5, 0.7, 0.6))
    left, top, right, bottom = picture_box("crate")
    assert 0.1 < right - left < 0.4
    assert ((left + right) / 2, (top + bottom) / 2) == pytest.approx((0.5, 0.55), abs=0.02)


def test_modifiers_are_set_and_not_stacked():
    add("sheet", floor(1, 1))
    for _ in range(2):
        solidify("sheet", 0.1)
        bevel("sheet", 0.01)
        subdivide("sheet", 1)
        array("sheet", 3, (2, 0, 0))
    body = find("sheet")
    assert [entry.type for entry in body.modifiers] == ["SOLIDIFY", "BEVEL", "SUBSURF", "ARRAY"]
    left, _, right, _ = picture_box(place(body, at=(-2, 6, 0)))
    bpy.context.view_layer.update()
    size = np.ptp([(body.matrix_world @ Vector(corner))[:] for corner in body.bound_box], axis=0)
    assert size == pytest.approx((5, 1, 0.1), abs=0.02)
    assert right - left > 0.6


def test_the_picture_box_counts_parts_and_modifiers():
    add("post", box(0.1, 0.1, 0.5), at=on_ground(0.5, 0.6))
    alone = picture_box("post")
    arm = add("arm", wall(0.5, 0.1), at=find("post").location, part_of="post")
    assert picture_box("post")[2] > alone[2] + 0.02
    arm.matrix_basis = Matrix.Translation((0, 0, 0))
    array("post", 2, (0.4, 0, 0))
    assert picture_box("post")[2] > alone[2] + 0.1


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: find("mug"), "there is no 'mug'; the scene has cup, part"),
        (lambda: add("", box(1, 1, 1)), "the ref"),
        (lambda: add("x", box(1, 1, 1), at=(0, float("nan"), 0)), "finite"),
        (lambda: add("x", box(1, 1, 1), colour="red"), "#rrggbb"),
        (lambda: add("x", box(1, 1, 1), colour=(255, 0, 0)), "from 0 to 1"),
        (lambda: add("x", box(1, 1, 1), part_of="mug"), "there is no 'mug'"),
        (lambda: place("cup", scale=-1), "the scale"),
        (lambda: rest_on("cup", "cup"), "on itself"),
        (lambda: rest_on("part", 0.0), "is a part"),
        (lambda: rest_on(add("far", box(1, 1, 1), at=(50, 0, 0)), "cup"), "not above 'cup'"),
        (lambda: fit_to_box("cup", (0.5, 0.5, 0.4, 0.6)), "left < right"),
        (lambda: fit_to_box("part", (0.1, 0.1, 0.4, 0.6)), "is a part"),
        (lambda: fit_to_box("cup", (0.1, 0.1, 0.4, 0.6), keep="size"), '"base" or "depth"'),
        (lambda: picture_box(add("x", box(1, 1, 1), at=(0, -9, 0))), "behind the camera"),
        (lambda: reshape(bpy.context.scene.camera, box(1, 1, 1)), "is a camera, not a mesh"),
    ],
)
def test_nonsense_is_refused(call, words):
    add("cup", box(0.1, 0.1, 0.1), at=(0, 2, 0))
    add("part", box(0.1, 0.1, 0.1), at=(0, 2, 0), part_of="cup")
    with pytest.raises(ValueError, match=words):
        call()
    assert "x" not in bpy.data.objects or bpy.data.objects["x"].location.y == -9
