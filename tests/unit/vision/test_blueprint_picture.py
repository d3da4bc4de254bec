# SPDX-License-Identifier: GPL-3.0-or-later
"""The blueprint drawn on the reference."""

import numpy as np

from maquette.agent.blueprint import BlueprintObject, Material
from maquette.agent.vision.blueprint_picture import COLOURS, blueprint_picture

GREY = Material((0.5, 0.5, 0.5), (0.5, 0.5, 0.5), 0.5)
BOXED = BlueprintObject("cup", "cup", "object", "lathe", (0.25, 0.25, 0.75, 0.75), GREY)
CORNER = BlueprintObject(
    "corner", "corner", "object", "free", (0.0, 0.0, 1.0, 1.0), GREY, outline=((0.0, 0.0), (1.0, 0.0), (0.0, 1.0))
)


def colours_at(picture: np.ndarray, points: list[tuple[float, float]]) -> list[tuple[int, ...]]:
    height, width = picture.shape[:2]
    return [tuple(picture[int(y * height), int(x * width)].tolist()) for x, y in points]


def test_a_box_is_drawn_along_its_sides_and_nowhere_else() -> None:
    drawn = blueprint_picture(np.full((640, 960, 3), 90, np.uint8), [BOXED])
    assert colours_at(drawn, [(0.5, 0.25), (0.5, 0.75), (0.25, 0.5), (0.75, 0.5)]) == [COLOURS[1]] * 4
    assert colours_at(drawn, [(0.5, 0.5), (0.1, 0.5), (0.9, 0.9)]) == [(90, 90, 90)] * 3


def test_an_outline_is_followed_to_the_picture_s_edge_and_a_gap_keeps_its_number() -> None:
    drawn = blueprint_picture(np.full((64, 64, 3), 90, np.uint8), [None, CORNER])
    assert drawn.shape == (640, 640, 3)
    assert colours_at(drawn, [(0.5, 0.5), (0.5, 0.0), (0.0, 0.5)]) == [COLOURS[2]] * 3
    assert colours_at(drawn, [(0.8, 0.8), (0.3, 0.4)]) == [(90, 90, 90)] * 2


def test_each_thing_has_its_number_in_its_corner() -> None:
    apart = [BOXED, BlueprintObject("jug", "jug", "object", "lathe", (0.8, 0.1, 0.9, 0.2), GREY)]
    blank = np.full((640, 640, 3), 90, np.uint8)
    first, second = (blueprint_picture(blank, objects) for objects in ([apart[0]], [None, apart[0]]))
    plate = first[160:190, 160:190]
    assert (plate == 0).any() and (plate == 255).any()
    assert (plate != second[160:190, 160:190]).any()
