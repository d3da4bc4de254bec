# SPDX-License-Identifier: GPL-3.0-or-later
"""Picture-space placement agrees with Blender's own projection, for every kind of picture and camera."""

import math
from itertools import product

import bpy
import numpy as np
import pytest
from bpy_extras.object_utils import world_to_camera_view
from mathutils import Vector
from PIL import Image

from maquette.scene.kit import (
    add,
    at_depth,
    box,
    floor,
    height_at,
    horizon,
    mirrored,
    on_ground,
    on_object,
    on_plane,
    on_upright,
    picture_box,
    place,
    project,
    ray,
    session_scene,
    set_camera,
    set_world,
    span,
    sphere,
    start_scene,
    sun_from_shadow,
    sun_light,
)
from maquette.scene.kit.lights import towards
from maquette.scene.look.pose import pose_of

SIZES = [(768, 512), (512, 768), (600, 600)]
ROLLS = [0.0, 0.2, -1.0]
PLACES = [(0.5, 0.5), (0.1, 0.9), (0.95, 0.7), (0.3, 0.65)]


@pytest.fixture(params=[*product(SIZES, ROLLS)], ids=str)
def camera(request):
    """A camera that looks down at the ground, for one size of picture and one roll."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    (width, height), roll = request.param
    start_scene("picture", width, height)
    return set_camera(focal_mm=40, pitch=0.7, height=1.5, roll=roll)


def seen_at(camera, point):
    view = world_to_camera_view(session_scene(), camera, Vector(point))
    return view.x, 1.0 - view.y


@pytest.mark.parametrize(("x", "y"), PLACES)
def test_every_way_into_the_world_comes_back_to_its_picture_point(camera, x, y):
    origin, direction = ray(x, y)
    found = [
        origin + 3.0 * direction,
        at_depth(x, y, 2.5),
        on_plane(x, y, (0.0, 3.0, 0.0), (0.3, -1.0, 0.2)),
        on_upright(x, y, (0.5, 2.0, 0.0)),
    ]
    if y - horizon(x) > 0.05:
        found += [on_ground(x, y), on_ground(x, y, 0.4)]
    for point in found:
        assert seen_at(camera, point) == pytest.approx((x, y), abs=1e-5)
        assert project(point) == pytest.approx((x, y), abs=1e-5)


@pytest.mark.parametrize("point", [(0.0, 2.0, 0.0), (-0.4, 3.0, 0.8), (0.7, 1.2, 0.1)])
def test_points_project_as_blender_projects_them(camera, point):
    assert project(point) == pytest.approx(seen_at(camera, point), abs=1e-5)


def test_the_horizon_is_where_points_far_away_at_eye_level_are_seen(camera):
    for azimuth in (-0.1, 0.0, 0.1):
        x, y = project((1e4 * math.sin(azimuth), 1e4 * math.cos(azimuth), 1.5))
        assert horizon(x) == pytest.approx(y, abs=1e-4)


def test_a_span_seen_level_fills_its_fraction_of_the_width(camera):
    point = on_ground(0.5, 0.6)
    right = camera.matrix_world.to_3x3() @ Vector((1.0, 0.0, 0.0))
    x, y = project(point)
    assert project(point + span(point, 0.25) * right) == pytest.approx((x + 0.25, y), abs=1e-5)


def test_height_at_gives_the_height_whose_top_is_seen_there(camera):
    foot = on_ground(0.5, 0.8)
    _, y = project(foot)
    height = height_at(foot, y - 0.3)
    assert project(foot + Vector((0.0, 0.0, height)))[1] == pytest.approx(y - 0.3, abs=1e-5)


def test_the_point_on_an_object_lies_on_its_surface_and_under_the_picture_point(camera):
    foot = on_ground(0.5, 0.6)
    body = add("crate", box(0.4, 0.3, 0.5), at=foot, rotation=0.4)
    place(body, scale=1.5)
    x, y = project(foot + Vector((0.0, 0.0, 0.4)))
    point = on_object(x, y, "crate")
    assert project(point) == pytest.approx((x, y), abs=1e-5)
    local = body.matrix_world.inverted() @ point
    off_each_face = (0.2 - abs(local.x), 0.15 - abs(local.y), local.z, 0.5 - local.z)
    assert min(off_each_face) == pytest.approx(0.0, abs=1e-5)
    with pytest.raises(ValueError, match="misses"):
        on_object(0.01, 0.01, "crate")


def test_a_sun_where_an_object_mirrors_is_reflected_to_the_camera(camera):
    foot = on_ground(0.5, 0.6)
    ball = add("ball", sphere(0.2, segments=96), at=foot)
    x, y = project(foot + Vector((0.05, 0.0, 0.25)))
    azimuth, elevation = mirrored(x, y, "ball")
    sun = towards(azimuth, elevation)
    to_camera = (camera.matrix_world.translation - on_object(x, y, "ball")).normalized()
    normal = (on_object(x, y, "ball") - ball.location - Vector((0.0, 0.0, 0.2))).normalized()
    assert (sun + to_camera).normalized().angle(normal) < 0.05


def test_a_level_mirror_shows_what_is_above(camera):
    add("mirror", floor(5, 5))
    _, seen = ray(0.4, 0.7)
    assert tuple(towards(*mirrored(0.4, 0.7, "mirror"))) == pytest.approx((seen.x, seen.y, -seen.z), abs=1e-5)


def test_the_sun_is_found_from_a_rendered_shadow(level, tmp_path):
    set_camera(35, 0.5, 0.8)
    scene = session_scene()
    scene.render.resolution_x, scene.render.resolution_y, scene.cycles.samples = 192, 128, 8
    add("ground", floor(20, 20), colour="#ffffff")
    ball = add("ball", sphere(0.04), at=(0.1, 1.4, 0.3))
    ball.visible_camera = False
    set_world("#ffffff", 0.05)
    sun_light("sun", -1.1, 0.9, 2.0)
    azimuth, elevation = sun_from_shadow(Vector((0.1, 1.4, 0.34)), on_ground(*darkest_place(tmp_path)))
    apart = towards(azimuth, elevation).angle(towards(-1.1, 0.9))
    assert apart < math.radians(1)


def test_a_shadow_above_what_throws_it_has_no_sun():
    with pytest.raises(ValueError, match="exchange the two"):
        sun_from_shadow((0, 1, 0), (0, 1.2, 0.3))
    with pytest.raises(ValueError, match="higher up"):
        sun_from_shadow((0, 1, 0), (0, 1, 0))
    assert sun_from_shadow((0, 1, 0.2), (-0.2, 1, 0)) == pytest.approx((math.pi / 2, math.pi / 4), abs=1e-6)


def darkest_place(folder):
    """Picture coordinates of the middle of what is in shadow in a render of the scene."""
    scene = session_scene()
    scene.render.filepath = str(folder / "shadow.png")
    bpy.ops.render.render(write_still=True)
    with Image.open(folder / "shadow.png") as picture:
        shade = 255.0 - np.asarray(picture.convert("L"), float)
    shade[shade < 0.5 * shade.max()] = 0.0
    rows, columns = np.mgrid[: shade.shape[0], : shade.shape[1]] + 0.5
    return (
        float(np.average(columns, weights=shade)) / shade.shape[1],
        float(np.average(rows, weights=shade)) / shade.shape[0],
    )


def test_the_picture_box_encloses_exactly_what_blender_projects(camera):
    body = add("crate", box(0.2, 0.3, 0.4), at=on_ground(0.5, 0.6), rotation=0.7)
    bpy.context.view_layer.update()
    corners = [seen_at(camera, body.matrix_world @ vertex.co) for vertex in body.data.vertices]
    across, down = zip(*corners, strict=True)
    assert picture_box("crate") == pytest.approx((min(across), min(down), max(across), max(down)), abs=1e-5)


@pytest.mark.parametrize("told", [(50.0, 0.9, 0.47, -0.11), (24.0, -0.2, 3.0, 0.0), (85.0, 0.3, 1.6, 1.2)])
def test_a_camera_is_read_as_it_was_told(level, told):
    camera = set_camera(*told)
    bpy.context.view_layer.update()
    pose = pose_of(camera)
    assert (pose.focal_mm, pose.pitch, pose.height, pose.roll) == pytest.approx(told, abs=2e-4)


@pytest.fixture
def level():
    """A level camera without roll: the horizon is in the middle."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    start_scene("level", 640, 480)
    return set_camera(focal_mm=50, pitch=0.0, height=1.6)


def test_the_camera_is_what_its_words_say(level):
    assert horizon() == pytest.approx(0.5, abs=1e-6)
    set_camera(focal_mm=36, pitch=0.3, height=2.0)
    left, right = ray(0.0, 0.5)[1], ray(1.0, 0.5)[1]
    assert left.angle(right) == pytest.approx(2 * math.atan(0.5), abs=1e-6)
    assert math.asin(-ray(0.5, 0.5)[1].z) == pytest.approx(0.3, abs=1e-6)
    assert level.location[:] == (0.0, 0.0, 2.0)


def test_a_clockwise_roll_turns_the_content_anticlockwise(level):
    set_camera(focal_mm=50, pitch=0.0, height=1.0, roll=0.2)
    assert project((0.0, 5.0, 2.0))[0] < 0.5
    assert project((1.0, 5.0, 1.0))[1] < 0.5


def test_one_camera_serves_however_often_it_is_set(level):
    assert set_camera(focal_mm=24, pitch=0.1, height=1.0) == level
    assert [entry.type for entry in session_scene().objects] == ["CAMERA"]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: on_ground(0.5, 0.4), "horizon is at y = 0.500"),
        (lambda: on_ground(0.5, 0.5), "horizon"),
        (lambda: on_ground(0.5, 0.9, 1.6), "at_depth"),
        (lambda: on_plane(0.5, 0.5, (0, 1, 0), (0, 0, 0)), "normal has no length"),
        (lambda: on_plane(0.5, 0.5, (0, -1, 0), (0, 1, 0)), "behind the camera"),
        (lambda: on_upright(0.5, 0.5, (0, 0, 0)), "below the camera"),
        (lambda: ray(float("nan"), 0.5), "finite"),
        (lambda: ray(412, 300), "0 is left, 1 is right"),
        (lambda: at_depth(0.5, 0.5, -1), "above zero"),
        (lambda: project((0, -3, 0)), "behind the camera"),
        (lambda: span((0, -3, 0), 0.1), "behind the camera"),
        (lambda: height_at((0, 20, 0), 0.95), "the foot is at y = "),
        (lambda: project((0, 3)), "three"),
        (lambda: set_camera(focal_mm=0, pitch=0, height=1), "focal_mm"),
        (lambda: set_camera(focal_mm=50, pitch=20, height=1), "pitch"),
    ],
)
def test_nonsense_is_refused_with_what_to_do_instead(level, call, words):
    with pytest.raises(ValueError, match=words):
        call()
