# SPDX-License-Identifier: GPL-3.0-or-later
"""Outlines lie where the masks' borders are, and every object has its number."""

import numpy as np
import pytest
from numpy.typing import NDArray

from maquette.agent.blueprint import Blueprint, BlueprintObject, CameraGuess, LightGuess, Material
from maquette.agent.vision.evidence.glyphs import COLUMNS, GLYPHS, ROWS, draw_plate, plate_size, word_mask
from maquette.agent.vision.evidence.label_spots import label_spot
from maquette.agent.vision.evidence.outlines import REFERENCE_COLOUR, RENDER_COLOUR, border, draw_outlines

GREY = Material((0.5, 0.5, 0.5), (0.5, 0.5, 0.5), 0.5)
HEIGHT, WIDTH = 60, 90
BLUEPRINT = Blueprint(
    title="test",
    camera=CameraGuess(50.0, 0.3, 1.0),
    light=LightGuess(0.0, 1.0, 0.5, 1.0),
    objects=(
        BlueprintObject("ground", "ground", "ground", "plane", (0.0, 0.0, 1.0, 1.0), GREY),
        BlueprintObject(
            "cup",
            "cup",
            "object",
            "lathe",
            (0.2, 0.3, 0.5, 0.8),
            GREY,
            outline=((0.2, 0.3), (0.5, 0.3), (0.5, 0.8), (0.2, 0.8)),
        ),
    ),
)


def drawn(ground: int, shift: int = 0) -> NDArray[np.uint8]:
    """The cup's outlines on a plain ground, the render's so many pixels to the right of the reference's."""
    numbers = np.ones((HEIGHT, WIDTH), np.uint16)
    numbers[18:48, 18 + shift : 45 + shift] = 2
    reference = np.full((HEIGHT, WIDTH, 3), ground, np.uint8)
    return draw_outlines(reference, BLUEPRINT, numbers, {"ground": 1, "cup": 2}, longest=360)


def has_colour(picture: NDArray[np.uint8], colour: tuple[int, int, int]) -> NDArray[np.bool_]:
    return (picture == colour).all(axis=2)


@pytest.mark.parametrize("ground", [0, 128, 255])
def test_each_line_lies_on_the_border_of_its_own_mask(ground: int) -> None:
    picture = drawn(ground, shift=10)
    assert picture.shape == (240, 360, 3)
    cyan, magenta = has_colour(picture, REFERENCE_COLOUR), has_colour(picture, RENDER_COLOUR)
    rows = slice(80, 180)
    assert set(np.flatnonzero(cyan[rows].all(axis=0))) == {71, 72, 179, 180}
    assert set(np.flatnonzero(magenta[rows].all(axis=0))) == {111, 112, 219, 220}
    beside = picture[rows][:, [70, 73]]
    assert (beside == 0).all(), "a line stands out from a ground of its own brightness by a dark seam"


def test_what_is_away_from_all_borders_keeps_its_pixels() -> None:
    picture = drawn(200)
    assert (picture[190:, 200:] == 200).all()


def test_where_both_agree_one_line_is_drawn() -> None:
    picture = drawn(128)
    assert not has_colour(picture, REFERENCE_COLOUR)[100:150].any()
    assert has_colour(picture, RENDER_COLOUR)[100:150].any()


def test_the_frame_of_the_picture_is_no_border() -> None:
    assert not border(np.ones((5, 7), bool)).any()


def test_every_object_has_its_number_and_no_two_lie_on_each_other() -> None:
    picture = drawn(128)
    white = has_colour(picture, (255, 255, 255))
    plate = np.array([white[row : row + 22, column : column + 18] for row in range(218) for column in range(342)])
    for word in ("1", "2"):
        wanted = np.zeros(plate_size(word, 2), np.uint8)
        stamp = np.repeat(wanted[:, :, None], 3, axis=2)
        draw_plate(stamp, word, 0, 0, 2)
        assert (plate == has_colour(stamp, (255, 255, 255))).all(axis=(1, 2)).sum() == 1


def test_a_number_lies_on_its_object_where_there_is_room() -> None:
    seen = np.zeros((200, 300), bool)
    seen[50:150, 100:200] = True
    row, column = label_spot(seen, seen, np.zeros_like(seen), (22, 18))
    assert seen[row : row + 22, column : column + 18].all()


def test_a_number_lies_beside_an_object_that_it_would_hide() -> None:
    seen = np.zeros((200, 300), bool)
    seen[90:95, 100:200] = True
    row, column = label_spot(seen, seen, np.zeros_like(seen), (22, 18))
    assert not seen[row : row + 22, column : column + 18].any()
    assert 60 < row < 120 and 100 <= column <= 200


def test_a_second_number_keeps_clear_of_the_first() -> None:
    seen = np.zeros((200, 300), bool)
    seen[90:95, 100:200] = True
    taken = np.zeros_like(seen)
    row, column = label_spot(seen, seen, taken, (22, 18))
    taken[row : row + 22, column : column + 18] = True
    row, column = label_spot(seen, seen, taken, (22, 18))
    assert not taken[row : row + 22, column : column + 18].any()


def test_glyphs_are_whole_and_all_different() -> None:
    masks = [word_mask(letter, 1) for letter in GLYPHS]
    assert all(mask.shape == (ROWS, COLUMNS) for mask in masks)
    assert len({mask.tobytes() for mask in masks}) == len(GLYPHS)
    assert word_mask("12", 3).shape == (ROWS * 3, (2 * COLUMNS + 1) * 3)


def test_a_plate_never_leaves_the_picture() -> None:
    picture = np.full((30, 40, 3), 128, np.uint8)
    draw_plate(picture, "8", 100, 100, 1)
    assert (picture[-1, -1] == 255).all()
    small = np.full((5, 5, 3), 128, np.uint8)
    draw_plate(small, "8", 0, 0, 1)
    assert (small == 128).all()
