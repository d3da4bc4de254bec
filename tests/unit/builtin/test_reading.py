# SPDX-License-Identifier: GPL-3.0-or-later
"""What the analyst sees in pictures of which it is known what they show."""

from collections.abc import Callable
from math import asin
from time import process_time

import numpy as np
import pytest

from maquette.agent.blueprint import Blueprint, BlueprintObject
from maquette.agent.providers.builtin.analysis import read_picture
from maquette.agent.providers.builtin.names import NameBook, colour_name
from maquette.agent.providers.builtin.same_surface import is_glare_of, is_shadow_of
from maquette.agent.records import from_json, to_json
from maquette.agent.vision.masks import mask_iou, polygon_mask
from maquette.tests.unit.builtin import drawn


def named(blueprint: Blueprint, word: str) -> BlueprintObject:
    """The one object with this word in its name."""
    (found,) = (entry for entry in blueprint.objects if word in entry.name)
    return found


def test_cup_stands_on_the_saucer_and_holds_the_coffee(cup: Blueprint) -> None:
    saucer, rim, filling = named(cup, "disc"), named(cup, "ring"), named(cup, "filling")
    assert (saucer.support, rim.support, filling.support) == ("table", saucer.id, rim.id)
    assert (saucer.form, rim.form, filling.form) == ("cylinder", "lathe", "cylinder")


def test_saucer_tells_the_pitch(cup: Blueprint) -> None:
    assert cup.camera.pitch == pytest.approx(asin(119.0 / 170.0), abs=0.06)
    assert cup.camera.roll == pytest.approx(0.0, abs=0.02)


def test_what_is_past_the_tables_edge_is_no_object(cup: Blueprint) -> None:
    assert named(cup, "beyond").role == named(cup, "table").role == "ground"
    assert [entry.role for entry in cup.objects].count("object") == 3


def test_ball_rests_on_the_vase(vase: Blueprint) -> None:
    ball, body = named(vase, "ball"), named(vase, "green")
    assert (ball.form, ball.support) == ("sphere", body.id)
    assert (body.form, body.support, body.lying) == ("lathe", "table", False)


def test_house_has_roof_and_door_under_a_sky(house: Blueprint) -> None:
    walls, roof, door = named(house, "white"), named(house, "red"), named(house, "panel")
    assert {"sky", "ground"} < {entry.role for entry in house.objects}
    assert walls.form == "rounded_box"
    assert (walls.support, roof.support, door.support) == ("ground", walls.id, walls.id)


def test_picture_hangs_on_the_wall_and_the_chest_stands_on_the_floor(room: Blueprint) -> None:
    assert named(room, "cream").support == "wall"
    assert named(room, "blue").support == "ground"
    assert {entry.role for entry in room.objects} == {"wall", "ground", "object"}


def test_black_cap_and_dark_pebble_are_no_shadows() -> None:
    bottle = read_picture(drawn.bottle_on_paper(), "bottle")
    solids = [entry.box for entry in bottle.objects if entry.role == "object"]
    assert any(box == pytest.approx((220 / 420, 60 / 320, 250 / 420, 110 / 320), abs=0.02) for box in solids)
    assert any(box == pytest.approx((54 / 420, 208 / 320, 126 / 420, 248 / 320), abs=0.03) for box in solids)


def test_each_book_of_a_long_row_is_a_thing() -> None:
    row = read_picture(drawn.books(), "books")
    assert sum(entry.role == "object" for entry in row.objects) == 18


def test_photograph_of_a_cup_is_taken_apart(coffee: Blueprint) -> None:
    solids = [entry for entry in coffee.objects if entry.role == "object"]
    assert 4 <= len(solids) <= 14
    assert {"disc", "vessel", "ring", "filling"} <= {entry.name.split()[-1] for entry in solids}
    wood = named(coffee, "table").material
    assert wood.texture == "grain"
    assert wood.texture_angle == pytest.approx(0.74, abs=0.15)


def test_colours_are_those_of_the_picture(house: Blueprint) -> None:
    assert named(house, "white").material.colour == pytest.approx((235 / 255, 232 / 255, 225 / 255), abs=0.02)
    assert named(house, "ground").material.colour == pytest.approx((90 / 255, 130 / 255, 50 / 255), abs=0.02)


def test_outlines_are_what_is_visible(house: Blueprint) -> None:
    walls = named(house, "white")
    shown = np.abs(drawn.house_in_a_field() - np.array(walls.material.colour, np.float32)).max(axis=2) < 0.05
    assert mask_iou(polygon_mask(walls.outline, *shown.shape), shown) > 0.93
    assert len(walls.outline) <= 60


@pytest.mark.parametrize("width", [384, 456, 528, 600])
def test_cup_is_found_at_every_size(width: int) -> None:
    blueprint = read_picture(drawn.example("coffee", width), "coffee")
    assert blueprint.camera.pitch == pytest.approx(0.96, abs=0.06)
    assert {"disc", "ring", "filling"} <= {entry.name.split()[-1] for entry in blueprint.objects}


@pytest.mark.parametrize(("name", "width"), [("carafe", 360), ("lighthouse", 512), ("living_room", 512)])
def test_every_example_makes_sense(name: str, width: int) -> None:
    blueprint = read_picture(drawn.example(name, width), name)
    assert from_json(Blueprint, to_json(blueprint)) == blueprint
    assert any(entry.role == "ground" for entry in blueprint.objects)
    assert 3 <= sum(entry.role == "object" for entry in blueprint.objects) <= 24
    assert blueprint.doubts


@pytest.mark.parametrize(
    "picture",
    [
        lambda: np.full((200, 300, 3), 0.5, np.float32),
        lambda: np.random.default_rng(0).random((120, 200, 3), np.float32),
        lambda: np.zeros((64, 64, 3), np.float32),
        lambda: np.tile(np.linspace(0.0, 1.0, 256, dtype=np.float32)[:, None, None], (1, 20, 3)),
        lambda: np.full((4, 4, 3), 0.7, np.float32),
    ],
    ids=["grey", "noise", "black", "narrow", "tiny"],
)
def test_pictures_of_nothing_are_read_without_fuss(picture: Callable[[], np.ndarray]) -> None:
    blueprint = read_picture(picture(), "nothing")
    assert from_json(Blueprint, to_json(blueprint)) == blueprint


def test_reading_is_repeatable_and_quick() -> None:
    picture = drawn.example("living_room", 512)
    start = process_time()
    first = read_picture(picture, "again")
    assert process_time() - start < 4.0
    assert read_picture(picture, "again") == first


def test_shadow_and_glare_are_told_from_other_surfaces() -> None:
    wood = np.array([0.72, 0.39, 0.2])
    assert is_shadow_of(np.array([0.42, 0.21, 0.1]), wood)
    assert not is_shadow_of(np.array([0.1, 0.2, 0.4]), wood)
    assert is_glare_of(np.array([0.91, 0.74, 0.57]), wood)
    assert not is_glare_of(np.array([0.3, 0.6, 0.9]), wood)


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ((1.0, 1.0, 1.0), "white"),
        ((0.02, 0.02, 0.02), "black"),
        ((0.5, 0.5, 0.5), "grey"),
        ((0.8, 0.1, 0.1), "red"),
        ((0.1, 0.2, 0.7), "dark blue"),
        ((0.4, 0.25, 0.12), "dark brown"),
        ((0.95, 0.85, 0.65), "cream"),
    ],
)
def test_colours_have_plain_names(colour: tuple[float, float, float], name: str) -> None:
    assert colour_name(np.array(colour)) == name


def test_names_are_given_once() -> None:
    book = NameBook()
    names = [book.enter("red disc", place) for place in [(0.5, 0.5), (0.1, 0.5), (0.9, 0.5), (0.1, 0.5)]]
    assert len({identifier for _, identifier in names}) == 4
    assert names[1] == ("red disc on the left", "red_disc_on_the_left")
