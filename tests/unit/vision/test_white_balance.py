# SPDX-License-Identifier: GPL-3.0-or-later
"""The light's colour told apart from that of things, on pictures whose light is known."""

import numpy as np
import pytest

from maquette.agent.blueprint import Blueprint, BlueprintObject, Box, CameraGuess, LightGuess, Material
from maquette.agent.vision.colour import as_8_bit, linear_to_srgb
from maquette.agent.vision.white_balance.estimate import Cast, estimate_cast
from maquette.agent.vision.white_balance.plausible import angle_between
from maquette.agent.wording.white_balance import cast_in_words

SIDE = 60
EVENING = np.array([1.0, 0.72, 0.41])
"""Linear: about 3800 K."""
SHADE = np.array([0.78, 0.9, 1.0])
NEUTRAL = np.ones(3)
PAPER, BRICK, CREAM = (0.8, 0.8, 0.8), (0.45, 0.12, 0.06), (0.8, 0.7, 0.5)
Strip = tuple[str, tuple[float, float, float]]
"""What it is called, and its linear base colour."""


def thing(name: str, box: Box, words: str) -> BlueprintObject:
    material = Material((0.5, 0.5, 0.5), (0.5, 0.5, 0.5), 0.5, words=words)
    return BlueprintObject(name, name, "object", "box", box, material)


def plan_of(*objects: BlueprintObject) -> Blueprint:
    return Blueprint("things", CameraGuess(50.0, 0.3, 1.0), LightGuess(0.0, 1.0, 0.1, 3.0), objects)


def see(*strips: Strip, lights: tuple[np.ndarray, ...]) -> Cast:
    """The cast of strips side by side, each in one of ``lights`` and from dark on its left to bright."""
    picture = np.zeros((SIDE, SIDE * len(strips), 3))
    objects = []
    for number, ((words, albedo), light) in enumerate(zip(strips, lights, strict=True)):
        shade = np.linspace(0.1, 0.9, SIDE)[None, :, None] * np.ones((SIDE, 1, 1))
        picture[:, number * SIDE : (number + 1) * SIDE] = shade * np.array(albedo) * light
        box = (number / len(strips), 0.0, (number + 1) / len(strips), 1.0)
        objects.append(thing(f"thing_{number}", box, words))
    return estimate_cast(as_8_bit(linear_to_srgb(np.clip(picture, 0.0, 1.0))), plan_of(*objects))


@pytest.mark.parametrize("light", [EVENING, SHADE, NEUTRAL])
def test_white_paper_tells_the_light_whatever_stands_beside_it(light: np.ndarray) -> None:
    cast = see(("white paper", PAPER), ("red brick", BRICK), lights=(light, light))
    assert cast.colour is not None and set(cast.votes) == {"thing_0"}
    assert angle_between(cast.colour, light) < 0.5


def test_base_colours_are_what_is_seen_over_the_cast() -> None:
    cast = see(("white paper", PAPER), ("red brick", BRICK), lights=(EVENING, EVENING))
    assert cast.colour is not None
    brick = np.array(BRICK) * EVENING / cast.colour
    assert angle_between(brick, np.array(BRICK)) < 0.5
    assert "`thing_0`" in cast_in_words(cast) and "1 0.72 0.41" in cast_in_words(cast)


def test_neutral_light_is_called_neutral() -> None:
    cast = see(("grey card, matt", PAPER), lights=(NEUTRAL,))
    assert cast_in_words(cast) == "White balance: the light is neutral, by `thing_0`."


@pytest.mark.parametrize("words", ["", "cream paper", "warm white paint", "off-white linen", "brick; white scratches"])
def test_what_is_not_said_to_be_white_tells_nothing(words: str) -> None:
    cast = see((words, CREAM), lights=(NEUTRAL,))
    assert cast.colour is None and not cast.votes
    assert cast_in_words(cast).startswith("White balance undecided")


def test_white_things_in_different_light_leave_it_undecided() -> None:
    cast = see(("white paper", PAPER), ("white cup", PAPER), lights=(EVENING, SHADE))
    assert cast.colour is None and len(cast.votes) == 2
    assert "different light" in cast_in_words(cast)


def test_what_is_clipped_does_not_count() -> None:
    partly = see(("white paper", PAPER), lights=(2.0 * EVENING,))
    assert partly.colour is not None and angle_between(partly.colour, EVENING) < 0.5
    assert not see(("white paper", PAPER), lights=(20.0 * EVENING,)).votes


def test_what_is_called_white_but_has_a_colour_that_no_light_has_is_passed_over() -> None:
    leaf = (0.1, 0.6, 0.1)
    cast = see(("white leaf", leaf), ("white paper", PAPER), lights=(EVENING, EVENING))
    assert set(cast.votes) == {"thing_1"}


def test_white_in_part_only_tells_nothing() -> None:
    picture = np.empty((SIDE, SIDE, 3))
    picture[:, : SIDE // 2], picture[:, SIDE // 2 :] = 0.5 * np.array(BRICK) * EVENING, 0.6 * EVENING
    mug = thing("mug", (0.0, 0.0, 1.0, 1.0), "white and red porcelain")
    assert not estimate_cast(as_8_bit(linear_to_srgb(picture)), plan_of(mug)).votes
