# SPDX-License-Identifier: GPL-3.0-or-later
"""Shapes stand on their origin, are closed, have the volume that geometry says, and refuse nonsense."""

import math

import bmesh
import bpy
import pytest
from mathutils import Vector

from maquette.scene.kit import (
    Shape,
    add,
    box,
    cylinder,
    floor,
    lathe,
    lying_outline,
    on_ground,
    project,
    rounded_box,
    session_scene,
    set_camera,
    solidify,
    sphere,
    standing_outline,
    start_scene,
    tube,
    wall,
)

NAN = float("nan")


@pytest.fixture(autouse=True)
def scene():
    bpy.ops.wm.read_factory_settings(use_empty=True)
    start_scene("shapes", 640, 480)
    set_camera(focal_mm=50, pitch=0.4, height=1.0)


def body_of(shape):
    """Volume, lowest and highest corner of a shape's mesh, and whether it is closed."""
    mesh = add("body", shape).data
    work = bmesh.new()
    work.from_mesh(mesh)
    closed = all(edge.is_manifold for edge in work.edges)
    volume = work.calc_volume(signed=True)
    corners = [vertex.co.copy() for vertex in work.verts]
    work.free()
    low = Vector([min(corner[axis] for corner in corners) for axis in range(3)])
    high = Vector([max(corner[axis] for corner in corners) for axis in range(3)])
    return volume, low, high, closed


@pytest.mark.parametrize(
    ("shape", "volume", "size"),
    [
        (box(2, 3, 4), 24, (2, 3, 4)),
        (rounded_box(2, 3, 4, 0.001), 24, (2, 3, 4)),
        (rounded_box(2, 2, 2, 5, segments=16), 4 / 3 * math.pi, (2, 2, 2)),
        (cylinder(0.5, 2, segments=256), math.pi / 2, (1, 1, 2)),
        (cylinder(0.5, 3, top_radius=0, segments=256), math.pi / 4, (1, 1, 3)),
        (sphere(1, segments=128), 4 / 3 * math.pi, (2, 2, 2)),
        (sphere(1, height=1, segments=128), 2 / 3 * math.pi, (2, 2, 1)),
        (lathe([(0, 0), (1, 0), (1, 2), (0.5, 2), (0.5, 1), (0, 1)], 256), math.pi * 1.75, (2, 2, 2)),
        (lathe([(1, 0), (2, 0), (2, 1), (1, 1), (1, 0)], 256), math.pi * 3, (4, 4, 1)),
        (lathe([(0, 1), (1, 1), (1, 0), (0, 0)], 256), math.pi, (2, 2, 1)),
        (tube([(0, 0, 0), (0, 0, 2)], 0.5, segments=256), math.pi / 2, (1, 1, 2)),
        (tube([(0, 0, 0), (0, 0, 3)], [1, 0.5], steps=1, segments=256), math.pi * 1.75, (2, 2, 3)),
    ],
)
def test_a_solid_is_closed_faces_outwards_and_has_its_size(shape, volume, size):
    found, low, high, closed = body_of(shape)
    assert closed
    assert found == pytest.approx(volume, rel=0.01)
    assert (high - low)[:] == pytest.approx(size, rel=2e-3)
    assert low.z == pytest.approx(0.0, abs=1e-6)


def test_a_closed_tube_is_a_ring_without_seam():
    around = [(math.cos(turn), math.sin(turn), 0.0) for turn in (0, 1, 2, 3, 4, 5)]
    volume, _, _, closed = body_of(tube(around, 0.1, closed=True, steps=8, segments=32))
    assert closed
    assert volume == pytest.approx(math.pi * 0.01 * 2 * math.pi, rel=0.03)


def test_sheets_face_up_and_towards_the_camera():
    assert add("ground", floor(4, 2)).data.polygons[0].normal[:] == pytest.approx((0, 0, 1))
    assert add("back", wall(4, 2)).data.polygons[0].normal[:] == pytest.approx((0, -1, 0))


def test_flat_faces_meet_in_sharp_edges_and_round_ones_in_smooth_edges():
    edges = add("barrel", cylinder(1, 1, segments=32)).data.edges
    assert sum(edge.use_edge_sharp for edge in edges) == 64
    assert not any(edge.use_edge_sharp for edge in add("ball", sphere(1)).data.edges)
    assert all(edge.use_edge_sharp for edge in add("crate", box(1, 1, 1)).data.edges)


OUTLINE = [(0.4, 0.8), (0.42, 0.5), (0.5, 0.35), (0.6, 0.52), (0.58, 0.8)]


HALF_PIPE = Shape(
    [(math.cos(step * math.pi / 16), y, math.sin(step * math.pi / 16)) for y in (0, 2) for step in range(17)],
    [(step, step + 1, step + 18, step + 17) for step in range(16)],
)


@pytest.mark.parametrize(("sheet", "bend"), [(wall(1, 2), 0.0), (floor(2, 1), 0.0), (HALF_PIPE, math.pi / 16)])
def test_a_sheet_keeps_its_shading_when_it_is_solidified(sheet, bend):
    body = add("sheet", sheet)
    solidify("sheet", 0.1)
    layer = session_scene().view_layers[0]
    layer.update()
    mesh = body.evaluated_get(layer.depsgraph).to_mesh()
    # Its two sides come first, the rim after them.
    sides = mesh.polygons[: 2 * len(sheet.faces)]
    assert len(mesh.polygons) > len(sides)
    tilts = [face.normal.angle(mesh.corner_normals[corner].vector) for face in sides for corner in face.loop_indices]
    assert max(tilts) < bend / 2 + 0.01


def test_a_standing_body_is_seen_as_its_outline_and_stands_on_its_foot():
    foot = on_ground(0.5, 0.8)
    body = add("bottle", standing_outline(OUTLINE, foot, 0.1), at=foot)
    bpy.context.view_layer.update()
    world = [body.matrix_world @ vertex.co for vertex in body.data.vertices]
    assert min(point.z for point in world) == pytest.approx(0.0, abs=1e-6)
    for picture, point in zip(OUTLINE[::-1] * 2, world, strict=True):
        if point.z > 1e-5:
            assert project(point) in [pytest.approx(corner, abs=1e-4) for corner in OUTLINE], picture
    depths = sorted(-(point - foot).dot(foot_to_camera(foot)) for point in world)
    assert (depths[0], depths[-1]) == pytest.approx((0.0, 0.1), abs=1e-5)


def foot_to_camera(foot):
    return (-foot).normalized()


def test_a_lying_body_is_seen_as_its_outline_and_lies_on_its_support():
    foot = on_ground(0.5, 0.7, 0.2)
    body = add("mat", lying_outline(OUTLINE, foot, 0.03), at=foot)
    bpy.context.view_layer.update()
    world = [body.matrix_world @ vertex.co for vertex in body.data.vertices]
    assert sorted({round(point.z, 4) for point in world}) == [0.2, 0.23]
    for point in world:
        assert project(point) in [pytest.approx(corner, abs=1e-4) for corner in OUTLINE]


@pytest.mark.parametrize(
    "outline",
    [
        [(0.4, 0.6), (0.6, 0.8), (0.6, 0.6), (0.4, 0.8)],
        [(0.4, 0.6), (0.5, 0.6), (0.5, 0.7), (0.6, 0.7), (0.6, 0.8), (0.5, 0.8), (0.5, 0.7), (0.4, 0.7)],
        [(0.4, 0.6), (0.4, 0.6), (0.6, 0.6), (0.6, 0.8), (0.4, 0.8), (0.4, 0.6)],
        [(0.4, 0.6), (0.6, 0.6), (0.7, 0.6), (0.6, 0.6), (0.6, 0.8), (0.4, 0.8)],
        [(0.5 + 0.1 * math.cos(2.4 * i), 0.7 + 0.1 * math.sin(2.4 * i)) for i in range(40)],
    ],
    ids=["bow tie", "touching squares", "repeated points", "spike", "star scribble"],
)
def test_an_outline_that_crosses_or_touches_itself_becomes_a_closed_body(outline):
    foot = on_ground(0.5, 0.8)
    for shape in (standing_outline(outline, foot, 0.1), lying_outline(outline, foot, 0.01)):
        volume, _, _, closed = body_of(shape)
        assert closed
        assert volume > 1e-6


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: box(1, -1, 1), "the depth is -1"),
        (lambda: box(NAN, 1, 1), "finite"),
        (lambda: box("wide", 1, 1), "give a number"),
        (lambda: rounded_box(1, 1, 1, 0), "the radius"),
        (lambda: sphere(0), "the radius"),
        (lambda: cylinder(1, 1, segments=2), "segments"),
        (lambda: cylinder(1, 1, segments=7.5), "whole number"),
        (lambda: cylinder(1, 1, top_radius=-1), "below zero"),
        (lambda: lathe([]), "two or more points"),
        (lambda: lathe([(0, 0), (0, 1)]), "on the axis"),
        (lambda: lathe([(1, 0), (NAN, 1)]), "finite"),
        (lambda: tube([(0, 0, 0)], 0.1), "two points"),
        (lambda: tube([(0, 0, 0), (0, 0, 0)], 0.1), "leave one out"),
        (lambda: tube([(0, 0, 0), (0, 0, 1)], [0.1]), "one a point"),
        (lambda: standing_outline([], (0, 3, 0), 0.1), "encloses nothing"),
        (lambda: standing_outline([(0.1, 0.5), (0.9, 0.5), (0.5, 0.5)], (0, 3, 0), 0.1), "encloses nothing"),
        (lambda: standing_outline(OUTLINE, (0, 3, 0), -0.1), "the depth"),
        (lambda: lying_outline([(0.4, -0.9), (0.6, -0.9), (0.5, 0.9)], (0, 3, 0), 0.1), "horizon is at"),
        (lambda: add("odd", Shape([], [])), "0 points and 0 faces"),
        (lambda: add("odd", Shape([(0, 0, 0)] * 3, [(0, 1, 5)])), "three or more of the 3 points"),
    ],
)
def test_nonsense_is_refused(make, words):
    with pytest.raises(ValueError, match=words):
        make()
