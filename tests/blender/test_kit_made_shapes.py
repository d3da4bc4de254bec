# SPDX-License-Identifier: GPL-3.0-or-later
"""Vessels, sections, letters, holes, cloth and scattered things have the measures that geometry says."""

import math

import bmesh
import bpy
import pytest
from mathutils import Vector
from mathutils.bvhtree import BVHTree

from maquette.scene.kit import (
    Shape,
    add,
    box,
    cloth,
    cut,
    cylinder,
    extrude,
    floor,
    join,
    moved,
    scatter,
    session_collection,
    session_scene,
    set_camera,
    shell,
    sphere,
    spots_on,
    start_scene,
    sweep,
    text,
)

NAN = float("nan")
SQUARE = [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)]
RING = [(-2, -2, 0), (2, -2, 0), (2, 2, 0), (-2, 2, 0)]


@pytest.fixture(autouse=True)
def scene():
    bpy.ops.wm.read_factory_settings(use_empty=True)
    start_scene("shapes", 640, 480)
    set_camera(focal_mm=50, pitch=0.4, height=1.0)


def body_of(shape):
    """Volume, lowest and highest corner of a shape's mesh, and whether it is closed."""
    work = bmesh.new()
    work.from_mesh(add("body", shape).data)
    closed = all(edge.is_manifold for edge in work.edges)
    volume = work.calc_volume(signed=True)
    corners = [vertex.co.copy() for vertex in work.verts]
    work.free()
    low = [min(corner[axis] for corner in corners) for axis in range(3)]
    high = [max(corner[axis] for corner in corners) for axis in range(3)]
    return volume, low, high, closed


@pytest.mark.parametrize(
    ("shape", "volume", "low", "high"),
    [
        (extrude(SQUARE, 2), 2, (-0.5, -0.5, 0), (0.5, 0.5, 2)),
        (extrude([(0, 0), (2, 0), (0, 1), (0, 0)], 0.5, upright=True), 0.5, (0, -0.25, 0), (2, 0.25, 1)),
        (sweep(SQUARE, [(0, 0, 1), (0, 4, 1)], steps=1), 4, (-0.5, 0, 0.5), (0.5, 4, 1.5)),
        (sweep([(0, 0), (1, 0), (1, 2)], [(0, 0, 0), (0, 4, 0)]), 4, (0, 0, 0), (1, 4, 2)),
        (sweep(SQUARE, RING, closed=True, steps=1), 16, (-2.5, -2.5, -0.5), (2.5, 2.5, 0.5)),
        (join(box(1, 1, 1), moved(box(1, 1, 1), at=(3, 0, 1), scale=2)), 9, (-0.5, -1, 0), (4, 1, 3)),
        (moved(box(1, 2, 3), rotation=math.pi / 2), 6, (-1, -0.5, 0), (1, 0.5, 3)),
    ],
)
def test_a_made_shape_is_closed_and_has_its_size(shape, volume, low, high):
    found, lowest, highest, closed = body_of(shape)
    assert closed
    assert found == pytest.approx(volume, rel=1e-3)
    assert lowest == pytest.approx(low, abs=1e-4)
    assert highest == pytest.approx(high, abs=1e-4)


def test_a_shell_has_its_thickness_everywhere_and_a_round_rim():
    mesh = add("pot", shell([(1, 0), (1.5, 1), (1.5, 2)], 0.1, segments=256)).data
    volume, _, high, closed = body_of(shell([(1, 0), (1, 2)], 0.1, segments=256))
    assert closed
    assert high[2] == pytest.approx(2.05, abs=1e-3)
    assert volume == pytest.approx(math.pi * (0.1 + 1.9 * (1 - 0.81) + 1.9 * math.pi * 0.05**2 / 1.9), rel=0.01)
    inside = [vertex.co for vertex in mesh.vertices if vertex.co.z == pytest.approx(0.1)]
    # Where the inside meets its floor the slanting wall is 0.1 thick, measured across.
    slant = math.atan2(0.5, 1.0)
    radius = max(point.to_2d().length for point in inside)
    assert radius == pytest.approx(1 + 0.1 * math.tan(slant) - 0.1 / math.cos(slant), abs=1e-3)


def test_below_its_floor_a_shell_is_solid():
    volume, _, _, closed = body_of(shell([(1, 0), (1, 2)], 0.1, floor_height=1.0, segments=256))
    assert closed
    assert volume == pytest.approx(math.pi * (1 + 0.19), rel=0.01)


def test_letters_keep_within_width_and_height_and_leave_no_data():
    before = [len(bpy.data.fonts), len(bpy.data.curves), len(bpy.data.meshes)]
    wide, tall = text("Maquette", width=2), text("Maquette", width=2, height=0.1, thickness=0.02)
    assert [len(bpy.data.fonts), len(bpy.data.curves), len(bpy.data.meshes)] == before
    _, low, high, _ = body_of(wide)
    assert (low[0], high[0], low[2]) == pytest.approx((-1, 1, 0), abs=1e-4)
    _, low, high, _ = body_of(tall)
    assert (low[1], high[1], low[2], high[2]) == pytest.approx((-0.01, 0.01, 0, 0.1), abs=1e-4)


def test_a_cut_shape_lacks_the_hole_and_leaves_nothing_else():
    plate, drill = box(2, 2, 1), moved(cylinder(0.5, 2, segments=128), at=(0, 0, -0.5))
    drilled = cut(plate, drill)
    assert not session_collection().objects.get("cut") and not bpy.data.meshes.get("hole")
    volume, _, _, closed = body_of(drilled)
    assert closed
    assert volume == pytest.approx(4 - math.pi / 4, rel=1e-3)


def tree_of(body):
    session_scene().view_layers[0].update()
    mesh = body.data
    points = [body.matrix_world @ vertex.co for vertex in mesh.vertices]
    return BVHTree.FromPolygons(points, [tuple(polygon.vertices) for polygon in mesh.polygons])


def test_a_cloth_lies_on_what_carries_it_keeps_its_size_and_falls_the_same_each_time():
    table = add("table", box(0.6, 0.6, 0.4), at=(0, 2, 0))
    above = (0, 2, 0.5)
    sheet = cloth(1, 1, above, over="table", cells=16)
    points = [Vector(point) + Vector(above) for point in sheet.vertices]
    middle = points[len(points) // 2]
    assert 0.4 < middle.z < 0.43
    assert min(point.z for point in points) < 0.2
    tree = tree_of(table)
    for point in points:
        location, normal, _, _ = tree.find_nearest(point)
        assert (point - location).dot(normal) > -1e-4 and point.z > 0
    threads = [(points[first] - points[second]).length for first, second, _, _ in sheet.faces]
    assert sum(threads) / len(threads) == pytest.approx(1 / 16, rel=0.1)
    assert cloth(1, 1, above, over=["table"], cells=16).vertices == sheet.vertices


def test_spots_lie_on_the_surface_evenly_and_upward_ones_on_level_faces_only():
    step = add("step", box(1, 1, 2), at=(5, 5, 0))
    tree = tree_of(step)
    spots = spots_on("step", 400)
    assert max(tree.find_nearest(spot)[3] for spot in spots) < 1e-5
    assert sum(spot.z > 2 - 1e-5 for spot in spots) == pytest.approx(40, abs=20)
    assert all(spot.z == pytest.approx(2) for spot in spots_on("step", 50, upward=True))
    assert all(spot.length == pytest.approx(1, abs=0.02) for spot in spots_on(moved(sphere(1), at=(0, 0, -1)), 50))
    assert spots_on("step", 9, seed=1) == spots_on("step", 9, seed=1) != spots_on("step", 9, seed=2)


def test_scattered_things_stand_on_their_spots_and_vary_as_asked():
    post = Shape([(0, 0, 0), (0.1, 0, 0), (0, 0, 1)], [(0, 1, 2)])
    spots = [(step, 0, 0) for step in range(100)]
    field = scatter(post, spots, vary=0.5, lean=0.3)
    assert field.vertices[::3] == [pytest.approx(spot) for spot in spots]
    tips = [Vector(tip) - Vector(spot) for tip, spot in zip(field.vertices[2::3], spots, strict=True)]
    lengths = [tip.length for tip in tips]
    assert 0.5 <= min(lengths) < 0.6 and 1.4 < max(lengths) <= 1.5
    tilts = [tip.angle(Vector((0, 0, 1))) for tip in tips]
    assert max(tilts) == pytest.approx(0.3, abs=0.03)
    assert field == scatter(post, spots, vary=0.5, lean=0.3)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: extrude([(0, 0), (1, 1)], 1), "encloses nothing"),
        (lambda: extrude(SQUARE, 0), "above zero"),
        (lambda: sweep(SQUARE, [(0, 0, 0), (0, 0, 0)]), "leave one out"),
        (lambda: sweep(SQUARE, [(0, 0, 0), (0, 0, 1)], closed=True), "a closed one three"),
        (lambda: sweep([(0, NAN), (1, 0), (1, 1)], [(0, 0, 0), (0, 0, 1)]), "finite"),
        (lambda: shell([(1, 0)], 0.1), "two or more"),
        (lambda: shell([(1, 0), (0.05, 1)], 0.1), "wider than its wall"),
        (lambda: shell([(1, 0), (1, 1)], 0.1, floor_height=2), "above the vessel's floor"),
        (lambda: text(" ", 1), "give a name"),
        (lambda: text("a", -1), "above zero"),
        (join, "nothing to join"),
        (lambda: moved(box(1, 1, 1), scale=0), "above zero"),
        (lambda: cut(box(1, 1, 1), box(9, 9, 9)), "swallows"),
        (lambda: scatter(box(1, 1, 1), []), "at least one spot"),
        (lambda: scatter(sphere(1), [(0, 0, 0)] * 9999), "fewer spots"),
        (lambda: spots_on("nobody", 3), "there is no 'nobody'"),
        (lambda: spots_on(floor(1, 1), 0), "from 1 to"),
        (lambda: cloth(1, 1, (0, 0, 1), over=[]), "nothing to lie over"),
        (lambda: cloth(1, 1, (0, 0, 1), over="nobody"), "there is no 'nobody'"),
    ],
)
def test_nonsense_is_refused(make, words):
    objects, meshes = len(bpy.data.objects), len(bpy.data.meshes)
    with pytest.raises(ValueError, match=words):
        make()
    assert (len(bpy.data.objects), len(bpy.data.meshes)) == (objects, meshes)
