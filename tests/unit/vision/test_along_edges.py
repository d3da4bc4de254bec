# SPDX-License-Identifier: GPL-3.0-or-later
"""An outline on an edge is told from one beside it."""

import numpy as np
import pytest
from numpy.typing import NDArray

from maquette.agent.blueprint import Blueprint, BlueprintObject, CameraGuess, LightGuess, Material, Point
from maquette.agent.vision.segmenting.along_edges import STRONGEST, along_edges, edge_strengths
from maquette.agent.vision.segmenting.refine_outlines import refine_outlines

HEIGHT, WIDTH = 90, 120
DISC: list[Point] = [(0.5 + 0.25 * float(np.cos(a)), 0.5 + 0.33 * float(np.sin(a))) for a in np.arange(0, 6.28, 0.2)]
NOWHERE = np.zeros((HEIGHT, WIDTH), bool)


def picture(colour: tuple[int, int, int] = (200, 40, 30)) -> NDArray[np.uint8]:
    """A disc of that colour, as large as ``DISC``, on brown."""
    rows, columns = np.mgrid[:HEIGHT, :WIDTH] + 0.5
    inside = ((columns / WIDTH - 0.5) / 0.25) ** 2 + ((rows / HEIGHT - 0.5) / 0.33) ** 2 < 1.0
    return np.where(inside[..., None], np.array(colour), np.array((120, 80, 50))).astype(np.uint8)


def larger(points: list[Point], by: float) -> list[Point]:
    """The polygon about the middle of the picture, larger by that factor."""
    return [(0.5 + by * (x - 0.5), 0.5 + by * (y - 0.5)) for x, y in points]


def test_it_is_strongest_on_the_edge() -> None:
    on, outside, inside = (
        along_edges(edge_strengths(picture()), larger(DISC, by), NOWHERE) for by in (1.0, 1.15, 0.85)
    )
    assert STRONGEST >= on > 5 * max(outside, inside)


def test_what_is_hidden_or_at_the_border_does_not_count() -> None:
    left = NOWHERE.copy()
    left[:, : WIDTH // 2] = True
    half: list[Point] = [(x if x > 0.5 else 0.3, y) for x, y in DISC]
    assert along_edges(edge_strengths(picture()), half, NOWHERE) < along_edges(edge_strengths(picture()), half, left)
    assert along_edges(edge_strengths(picture()), [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)], NOWHERE) == 0.0


@pytest.mark.parametrize(("by", "stays"), [(1.0, True), (1.12, False)])
def test_an_outline_that_was_drawn_on_the_edge_stays_and_a_rough_one_is_mended(by: float, stays: bool) -> None:
    drawn = tuple((round(x, 4), round(y, 4)) for x, y in larger(DISC, by))
    box = (0.5 - 0.25 * by, 0.5 - 0.33 * by, 0.5 + 0.25 * by, 0.5 + 0.33 * by)
    red = Material((0.8, 0.2, 0.1), (0.8, 0.2, 0.1), 0.5)
    entry = BlueprintObject("disc", "Disc", "object", "lathe", box, red, outline=drawn)
    blueprint = Blueprint("disc", CameraGuess(50, 0.4, 1), LightGuess(0, 1, 0.5, 2), (entry,))

    refined = refine_outlines(picture(), blueprint).objects[0].outline

    assert (refined == drawn) == stays
    assert along_edges(edge_strengths(picture()), refined, NOWHERE) > 0.7 * along_edges(
        edge_strengths(picture()), DISC, NOWHERE
    )
