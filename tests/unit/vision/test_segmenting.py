# SPDX-License-Identifier: GPL-3.0-or-later
"""Objects are cut out of drawn pictures along their true borders, from boxes, rough outlines and clicks."""

import numpy as np
import pytest
from numpy.typing import NDArray

from maquette.agent.blueprint import Blueprint, BlueprintObject, CameraGuess, LightGuess, Material
from maquette.agent.vision.masks import Mask, bounding_box, box_mask, mask_iou, polygon_mask
from maquette.agent.vision.segmenting import MaskHints, object_mask, refine_outlines
from maquette.agent.vision.segmenting.refine_outlines import outline_of

HEIGHT, WIDTH = 160, 240
GREY = Material((0.5, 0.5, 0.5), (0.5, 0.5, 0.5), 0.5)


def blob(middle: tuple[float, float] = (0.5, 0.5), size: float = 0.2) -> NDArray[np.float64]:
    """A closed outline with bays and capes."""
    turn = np.linspace(0.0, 2.0 * np.pi, 60, endpoint=False)
    radius = size * (1.0 + 0.25 * np.sin(3.0 * turn + 1.0) + 0.1 * np.sin(7.0 * turn))
    return np.stack([middle[0] + radius * np.cos(turn), middle[1] + 1.3 * radius * np.sin(turn)], axis=1)


def painted(*masks: tuple[Mask, tuple[int, int, int]], seed: int = 0) -> NDArray[np.uint8]:
    """Shaded, noisy things on a striped ground."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[:HEIGHT, :WIDTH]
    picture = np.array([150.0, 120.0, 90.0]) + (18 * np.sin(x / 5.0 + y / 30.0) + 30 * y / HEIGHT)[..., None]
    shade = np.clip(0.6 + x / WIDTH, 0.5, 1.3)[..., None]
    for mask, colour in masks:
        picture = np.where(mask[..., None], np.array(colour) * shade, picture)
    return np.clip(picture + rng.normal(0.0, 6.0, picture.shape), 0, 255).astype(np.uint8)


def mask_of(outline: NDArray[np.float64]) -> Mask:
    return polygon_mask([tuple(point) for point in outline.tolist()], HEIGHT, WIDTH)


@pytest.mark.parametrize("colour", [(40, 70, 150), (200, 60, 40), (40, 40, 40), (225, 225, 220)])
def test_an_object_is_found_in_its_box(colour: tuple[int, int, int]) -> None:
    truth = mask_of(blob())
    found = object_mask(painted((truth, colour)), bounding_box(truth))
    assert found is not None
    assert mask_iou(found, truth) > 0.93
    assert mask_iou(box_mask(bounding_box(truth), HEIGHT, WIDTH), truth) < 0.7


def test_a_rough_outline_is_drawn_along_the_border() -> None:
    truth = mask_of(blob())
    rough = mask_of(blob()[::5] + np.random.default_rng(1).normal(0.0, 0.012, (12, 2)))
    found = object_mask(painted((truth, (40, 70, 150))), bounding_box(truth), MaskHints(rough=rough))
    assert found is not None
    assert mask_iou(found, truth) > mask_iou(rough, truth) + 0.04


def test_what_hides_an_object_is_not_part_of_it_whatever_its_colour() -> None:
    truth = mask_of(blob())
    front = box_mask((0.45, 0.2, 0.55, 0.8), HEIGHT, WIDTH)
    picture = painted((truth, (40, 70, 150)), (front, (40, 70, 150)))
    found = object_mask(picture, bounding_box(truth), MaskHints(hidden=front))
    assert found is not None and not (found & front).any()
    assert mask_iou(found, truth & ~front) > 0.9


def test_clicks_add_a_part_of_another_colour_and_take_away_a_neighbour() -> None:
    truth = mask_of(blob())
    # A lid like the ground in colour, and a twin that reaches into the box.
    lid = box_mask((0.44, 0.4, 0.56, 0.5), HEIGHT, WIDTH)
    twin = box_mask((0.6, 0.7, 0.75, 0.85), HEIGHT, WIDTH) & ~truth
    picture = painted((truth, (40, 70, 150)), (lid, (150, 130, 100)), (twin, (40, 70, 150)))
    left, top, right, bottom = bounding_box(truth)
    box = (left, top, max(right, 0.75), max(bottom, 0.85))
    plain = object_mask(picture, box)
    clicked = object_mask(picture, box, MaskHints(inside=((0.5, 0.45),), outside=((0.68, 0.78), (0.72, 0.82))))
    assert plain is not None and clicked is not None
    assert clicked[int(0.45 * HEIGHT), int(0.5 * WIDTH)] and not clicked[int(0.78 * HEIGHT), int(0.68 * WIDTH)]
    assert np.count_nonzero(clicked & twin) < np.count_nonzero(plain & twin)


def test_nothing_is_found_in_an_even_picture() -> None:
    even = np.full((HEIGHT, WIDTH, 3), 128, np.uint8)
    found = object_mask(even, (0.3, 0.3, 0.6, 0.7))
    # Nothing tells where the border is, so it is the box's or none.
    assert found is None or mask_iou(found, box_mask((0.3, 0.3, 0.6, 0.7), HEIGHT, WIDTH)) > 0.5


def test_the_blueprint_gets_outlines_with_what_is_in_front_cut_out_of_what_is_behind() -> None:
    jug, cup = mask_of(blob((0.4, 0.5))), mask_of(blob((0.58, 0.62), 0.12))
    picture = painted((jug, (40, 70, 150)), (cup, (210, 60, 50)))
    objects = (
        BlueprintObject("table", "table", "ground", "plane", (0.0, 0.0, 1.0, 1.0), GREY),
        BlueprintObject("jug", "jug", "object", "lathe", bounding_box(jug), GREY, "table", behind=("cup",)),
        BlueprintObject("cup", "cup", "object", "lathe", bounding_box(cup), GREY, "table"),
    )
    refined = refine_outlines(picture, Blueprint("t", CameraGuess(50, 0.4, 1), LightGuess(0, 1, 1, 2), objects))
    table, outlined_jug, outlined_cup = refined.objects
    assert table == objects[0]
    for entry, truth in ((outlined_cup, cup), (outlined_jug, jug & ~cup)):
        assert len(entry.outline) <= 50
        assert mask_iou(polygon_mask(entry.outline, HEIGHT, WIDTH), truth) > 0.9, entry.id


def test_a_large_hole_stays_a_hole_and_a_small_one_is_closed() -> None:
    ring = box_mask((0.2, 0.2, 0.8, 0.8), HEIGHT, WIDTH)
    hole = box_mask((0.4, 0.4, 0.6, 0.6), HEIGHT, WIDTH)
    speck = box_mask((0.25, 0.25, 0.27, 0.27), HEIGHT, WIDTH)
    outline = outline_of(ring & ~hole & ~speck)
    assert mask_iou(polygon_mask(outline, HEIGHT, WIDTH), ring & ~hole) > 0.98
