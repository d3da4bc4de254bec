# SPDX-License-Identifier: GPL-3.0-or-later
"""An artist's marks: where they first lie, which camera they tell, and what is said of it."""

import dataclasses

import numpy as np
import pytest

from maquette.agent.blueprint import Blueprint, BlueprintObject, CameraGuess, LightGuess, Material
from maquette.agent.vision.camera.pinhole import Pinhole, pinhole_of
from maquette.agent.vision.camera.solve import CameraError
from maquette.agent.vision.marks.first_places import first_marks, new_mark
from maquette.agent.vision.marks.fit import fit_marks
from maquette.agent.vision.marks.mark import Mark, MarkKind
from maquette.agent.vision.marks.seen_as import horizon, level_direction

WIDTH, HEIGHT = 768, 512
TRUE = CameraGuess(40.0, 0.45, 1.3, 0.03)
NEARBY = CameraGuess(55.0, 0.3, 1.3, 0.0)
"""What the blueprint guessed instead."""
AZIMUTH = 0.5
LIGHT = LightGuess(0.0, 1.0, 0.1, 3.0)
GREY = Material((0.5, 0.5, 0.5), (0.5, 0.5, 0.5), 0.5)


@pytest.fixture
def camera() -> Pinhole:
    return pinhole_of(TRUE, WIDTH / HEIGHT)


def seen(camera: Pinhole, *places: tuple[float, float, float]) -> tuple[tuple[float, float], ...]:
    return tuple((float(x), float(y)) for x, y in camera.project(np.array(places)))


def edge(camera: Pinhole, kind: MarkKind, x: float, y: float) -> Mark:
    """An edge of this kind at a place on the ground."""
    turned = AZIMUTH + (np.pi / 2 if kind == "second" else 0.0)
    direction = np.array([0.0, 0.0, 0.6]) if kind == "upright" else level_direction(turned)
    start = np.array([x, y, 0.0])
    return Mark(kind, seen(camera, tuple(start), tuple(start + direction)))


def room(camera: Pinhole) -> list[Mark]:
    """Two edges of each level direction."""
    places: list[tuple[MarkKind, float, float]] = [
        ("first", -1, 3), ("first", 0.5, 3), ("second", -1, 3.4), ("second", -0.5, 5),
    ]  # fmt: skip
    return [edge(camera, kind, x, y) for kind, x, y in places]


def thing(name: str, form: str, box: tuple[float, float, float, float], size: tuple[float, float, float]) -> (
    BlueprintObject
):  # fmt: skip
    return BlueprintObject(name, name, "object", form, box, GREY, "table", size=size)  # type: ignore[arg-type]


def blueprint_of(*things: BlueprintObject) -> Blueprint:
    table = BlueprintObject("table", "Table", "ground", "plane", (0.0, 0.3, 1.0, 1.0), GREY)
    return Blueprint("still life", NEARBY, LIGHT, (table, *things))


def difference(one: CameraGuess, other: CameraGuess) -> float:
    """The largest of the differences, focal length and height as shares."""
    return max(
        abs(one.focal_mm / other.focal_mm - 1), abs(one.pitch - other.pitch),
        abs(one.height / other.height - 1), abs(one.roll - other.roll),
    )  # fmt: skip


def test_edges_of_two_directions_and_a_height_tell_the_whole_camera(camera: Pinhole) -> None:
    height = Mark("height", seen(camera, (0.3, 4.0, 0.0), (0.3, 4.0, 0.8)), 0.8)
    fit = fit_marks([*room(camera), height], dataclasses.replace(NEARBY, height=2.0), WIDTH, HEIGHT)
    assert difference(fit.camera, TRUE) < 0.002
    assert fit.pixels < 0.1
    assert (fit.undetermined, fit.contradicting) == ((), frozenset())
    assert fit.azimuth == pytest.approx(AZIMUTH, abs=0.002)


def test_edges_alone_leave_the_height_as_it_was_and_say_so(camera: Pinhole) -> None:
    fit = fit_marks(room(camera), dataclasses.replace(NEARBY, height=2.0), WIDTH, HEIGHT)
    assert fit.undetermined == ("height",)
    assert fit.camera.height == pytest.approx(2.0)


def test_upright_edges_and_the_horizon_tell_the_tilt(camera: Pinhole) -> None:
    left, right = horizon(camera)
    marks = [edge(camera, "upright", -1.0, 4.0), edge(camera, "upright", 1.0, 4.0), Mark("horizon", (left, right))]
    fit = fit_marks(marks, NEARBY, WIDTH, HEIGHT)
    assert fit.camera.roll == pytest.approx(TRUE.roll, abs=0.002)
    assert fit.camera.pitch == pytest.approx(TRUE.pitch, abs=0.01)


def test_a_wrong_mark_is_named_by_its_place_in_the_list(camera: Pinhole) -> None:
    marks = [*room(camera), edge(camera, "first", 0.0, 4.0), edge(camera, "second", 0.4, 4.4)]
    (x, y), end = marks[4].points
    marks[4] = dataclasses.replace(marks[4], points=((x, y + 0.2), end))
    fit = fit_marks(marks, NEARBY, WIDTH, HEIGHT)
    assert fit.contradicting == {4}
    assert fit.pixels < 1.0


def test_no_marks_are_an_error_that_says_what_to_do() -> None:
    with pytest.raises(CameraError) as caught:
        fit_marks([], NEARBY, WIDTH, HEIGHT)
    assert caught.value.remedy


def test_a_fit_sees_what_agrees_where_it_is_marked(camera: Pinhole) -> None:
    turn = np.linspace(0.0, 5.0, 5)
    circle = Mark("circle", seen(camera, *((0.3 * np.cos(a), 4.0 + 0.3 * np.sin(a), 0.1) for a in turn)), 0.6, 0.1)
    fit = fit_marks([*room(camera), circle], NEARBY, WIDTH, HEIGHT)
    outline = np.array(fit.seen[4])
    for point in circle.points:
        assert np.linalg.norm(outline - point, axis=1).min() < 0.01
    first = np.array(fit.seen[0])
    along, off = first[1] - first[0], np.array(room(camera)[0].points) - first[0]
    assert np.abs(along[0] * off[:, 1] - along[1] * off[:, 0]).max() / np.linalg.norm(along) < 0.001


@pytest.mark.parametrize("kind", ["first", "second", "upright", "horizon", "circle", "height"])
def test_a_new_mark_leaves_the_camera_where_it_is(camera: Pinhole, kind: MarkKind) -> None:
    marks = list(first_marks(camera, None))
    added = new_mark(kind, marks, camera, None)
    fit = fit_marks([*marks, added], TRUE, WIDTH, HEIGHT)
    assert difference(fit.camera, TRUE) < 0.002
    assert not fit.contradicting


def test_a_new_edge_follows_the_direction_that_is_known(camera: Pinhole) -> None:
    marks = room(camera)
    fit = fit_marks(marks, TRUE, WIDTH, HEIGHT)
    with_another = fit_marks([*marks, new_mark("first", marks, camera, None, fit.azimuth)], TRUE, WIDTH, HEIGHT)
    assert with_another.pixels < 0.1


def test_round_things_alone_begin_with_a_circle_at_the_rim_of_the_largest(camera: Pinhole) -> None:
    cup = thing("cup", "lathe", (0.4, 0.4, 0.6, 0.75), (0.08, 0.08, 0.1))
    circle, line = first_marks(camera, blueprint_of(thing("egg", "lathe", (0.1, 0.5, 0.15, 0.6), (0, 0, 0)), cup))
    assert (circle.kind, circle.above, circle.known, line.kind) == ("circle", 0.1, False, "horizon")
    points = np.array(circle.points)
    assert points[:, 0].min() == pytest.approx(0.4, abs=0.02)
    assert points[:, 0].max() == pytest.approx(0.6, abs=0.02)
    assert points[:, 1].min() == pytest.approx(0.4)
    assert points[:, 1].max() < 0.55


def test_a_plate_is_marked_all_around_and_its_size_is_a_guess(camera: Pinhole) -> None:
    plate = thing("plate", "lathe", (0.3, 0.5, 0.7, 0.65), (0.0, 0.0, 0.0))
    circle = new_mark("circle", (), camera, blueprint_of(plate))
    assert np.array(circle.points)[:, 1].max() == pytest.approx(0.65, abs=0.02)
    assert not circle.known


def test_a_thing_on_another_is_as_far_above_the_ground_as_that_is_high(camera: Pinhole) -> None:
    book = thing("book", "box", (0.2, 0.7, 0.8, 0.8), (0.3, 0.2, 0.04))
    vase = dataclasses.replace(thing("vase", "box", (0.4, 0.2, 0.6, 0.75), (0.1, 0.1, 0.3)), support="book")
    mark = new_mark("height", (), camera, blueprint_of(book, vase))
    assert mark.above == 0.04
    assert mark.points[0] == (0.5, 0.75)
    assert mark.points[1][1] == pytest.approx(0.2)
    fit = fit_marks([*room(camera), mark], TRUE, WIDTH, HEIGHT)
    assert difference(fit.camera, TRUE) < 0.002
