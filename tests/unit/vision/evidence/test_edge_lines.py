# SPDX-License-Identifier: GPL-3.0-or-later
"""Edges that agree are white, those of the reference alone cyan, those of the render alone magenta."""

import numpy as np
from numpy.typing import NDArray

from maquette.agent.blueprint import Blueprint, CameraGuess, LightGuess
from maquette.agent.vision.evidence import evidence_pictures
from maquette.agent.vision.evidence.edge_lines import AGREED_COLOUR, draw_edges
from maquette.agent.vision.evidence.outlines import REFERENCE_COLOUR, RENDER_COLOUR


def square(left: int, top: int = 40) -> NDArray[np.uint8]:
    picture = np.full((120, 180, 3), 40, np.uint8)
    picture[top : top + 40, left : left + 40] = 200
    return picture


def columns_of(picture: NDArray[np.uint8], colour: tuple[int, int, int]) -> set[int]:
    return set(np.flatnonzero((picture == colour).all(axis=2).any(axis=0)).tolist())


def test_a_square_against_itself_has_white_edges_only() -> None:
    drawn = draw_edges(square(60), square(60), longest=180)
    assert columns_of(drawn, REFERENCE_COLOUR) == columns_of(drawn, RENDER_COLOUR) == set()
    white = columns_of(drawn, AGREED_COLOUR)
    assert {min(white), max(white)} <= {59, 60, 99, 100}


def test_a_square_elsewhere_has_each_side_in_its_own_colour() -> None:
    drawn = draw_edges(square(20), square(120), longest=180)
    wanted, rendered = columns_of(drawn, REFERENCE_COLOUR), columns_of(drawn, RENDER_COLOUR)
    assert max(wanted) <= 60 and min(rendered) >= 119
    assert columns_of(drawn, AGREED_COLOUR) == set()


def test_a_shift_within_the_tolerance_of_the_measure_agrees() -> None:
    assert columns_of(draw_edges(square(60), square(62), longest=180), REFERENCE_COLOUR) == set()
    assert columns_of(draw_edges(square(60), square(65), longest=180), REFERENCE_COLOUR)


def test_edges_are_taken_from_clay_where_there_is_one_and_not_drawn_where_colours_are_at_stake() -> None:
    blueprint = Blueprint("square", CameraGuess(50, 0.4, 1), LightGuess(0, 1, 0.1, 3), ())
    ids = np.zeros((120, 180, 3), np.uint8)
    full = {"full": square(120), "ids": ids}
    sorts = {
        view: {entry.sort: entry for entry in evidence_pictures(square(20), {**full, **more}, {}, blueprint)}
        for view, more in {"full": {}, "clay": {"clay": square(20)}, "flat": {"flat": square(20)}}.items()
    }
    assert "edges" not in sorts["flat"]
    assert columns_of(sorts["full"]["edges"].picture, RENDER_COLOUR)
    assert not columns_of(sorts["clay"]["edges"].picture, RENDER_COLOUR)
    assert "clay" in sorts["clay"]["edges"].caption and "clay" not in sorts["full"]["edges"].caption
