# SPDX-License-Identifier: GPL-3.0-or-later
"""A reconstruction is compared with the truth in a frame in which scale and origin do not count."""

from dataclasses import replace
from math import cos, degrees, radians, sin

import numpy as np
import pytest

from maquette.benchmarks.compare_with_truth import compare_with_truth, second_camera
from maquette.benchmarks.match_objects import match_objects, overlap
from maquette.benchmarks.reconstruction import FoundObject, Reconstruction
from maquette.benchmarks.truth import TrueCamera, Truth, read_truth

TURN = 0.7
SHIFT = np.array([3.0, -2.0, 0.0])
SCALE = 2.5


@pytest.fixture(scope="module")
def truth() -> Truth:
    return read_truth("table")


@pytest.fixture(scope="module")
def perfect(truth: Truth) -> Reconstruction:
    """The truth itself, in a world that is turned, moved and larger."""
    about_z = np.array([[cos(TURN), -sin(TURN), 0.0], [sin(TURN), cos(TURN), 0.0], [0.0, 0.0, 1.0]])

    def point(position: tuple[float, float, float]) -> tuple[float, float, float]:
        x, y, z = (SCALE * (about_z @ np.array(position)) + SHIFT).tolist()
        return x, y, z

    def vector(direction: tuple[float, float, float]) -> tuple[float, float, float]:
        x, y, z = (about_z @ np.array(direction)).tolist()
        return x, y, z

    matrix = np.array(truth.camera.matrix)
    turned = np.eye(4)
    turned[:3, :3] = about_z @ matrix[:3, :3]
    turned[:3, 3] = point(truth.camera.position)
    rows = [tuple(row) for row in turned.tolist()]
    return Reconstruction(
        camera=replace(truth.camera, matrix=(rows[0], rows[1], rows[2], rows[3])),
        objects={
            f"their_{entry.id}": FoundObject(
                entry.box, point(entry.position), tuple(SCALE * side for side in entry.size), entry.albedo
            )
            for entry in truth.objects
        },
        lights=tuple(
            replace(light, position=point(light.position), direction=vector(light.direction)) for light in truth.lights
        ),
    )


def test_the_truth_itself_has_no_error(truth: Truth, perfect: Reconstruction) -> None:
    errors = compare_with_truth(perfect, truth)
    assert errors.scale == pytest.approx(1.0 / SCALE)
    assert errors.matched == len([entry for entry in truth.objects if entry.role != "wall"])
    found = (errors.camera_angle, errors.camera_position, errors.field_of_view, errors.object_position)
    assert found == pytest.approx((0.0, 0.0, 0.0, 0.0), abs=1e-3)
    assert (errors.object_scale, errors.albedo) == pytest.approx((0.0, 0.0), abs=1e-6)
    # Each light shines on the middle of all objects there, walls included, which is another middle.
    assert errors.light_direction is not None
    assert errors.light_direction < 15.0


def test_a_camera_that_is_tilted_and_moved_is_told_by_how_much(truth: Truth, perfect: Reconstruction) -> None:
    matrix = np.array(perfect.camera.matrix)
    tilt = radians(4.0)
    about_x = np.array([[1.0, 0.0, 0.0], [0.0, cos(tilt), -sin(tilt)], [0.0, sin(tilt), cos(tilt)]])
    matrix[:3, :3] = matrix[:3, :3] @ about_x
    matrix[2, 3] += 0.1 * truth.size * SCALE
    rows = [tuple(row) for row in matrix.tolist()]
    camera = TrueCamera((rows[0], rows[1], rows[2], rows[3]), 50.0, 2.0 * np.arctan(18.0 / 50.0))
    errors = compare_with_truth(replace(perfect, camera=camera), truth)
    assert errors.camera_angle == pytest.approx(4.0, abs=0.01)
    assert errors.camera_position == pytest.approx(0.1, abs=1e-4)
    assert errors.field_of_view == pytest.approx(degrees(camera.field_of_view - truth.camera.field_of_view))


def test_objects_that_stand_elsewhere_are_told_by_how_much(truth: Truth, perfect: Reconstruction) -> None:
    moved = {
        key: replace(entry, position=(x, y, z + 0.2 * truth.size * SCALE))
        for key, entry in perfect.objects.items()
        for x, y, z in [entry.position]
    }
    errors = compare_with_truth(replace(perfect, objects=moved), truth)
    assert errors.object_position == pytest.approx(0.2, abs=1e-4)


def test_the_second_camera_stands_where_the_true_one_does(truth: Truth, perfect: Reconstruction) -> None:
    matrix, lens = second_camera(perfect.camera, truth, 1.0 / SCALE)
    about_z = np.array([[cos(TURN), -sin(TURN), 0.0], [sin(TURN), cos(TURN), 0.0], [0.0, 0.0, 1.0]])
    np.testing.assert_allclose(
        matrix[:3, 3], SCALE * about_z @ np.array(truth.second_camera.position) + SHIFT, atol=1e-3
    )
    assert lens == truth.second_camera.lens_mm


def test_objects_are_paired_by_where_they_are_seen(truth: Truth, perfect: Reconstruction) -> None:
    pairs = match_objects(perfect.objects, truth)
    assert all(perfect.objects[f"their_{name}"] is one for name, (one, _) in pairs.items())
    nowhere = {key: replace(entry, box=(0.0, 0.0, 0.01, 0.01)) for key, entry in perfect.objects.items()}
    assert match_objects(nowhere, truth) == {}
    assert overlap((0.0, 0.0, 0.2, 0.2), (0.1, 0.0, 0.3, 0.2)) == pytest.approx(1.0 / 3.0)
