# SPDX-License-Identifier: GPL-3.0-or-later
"""Solvers tell the colour of the light apart from that of things, where the picture does."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from maquette.agent.blueprint import Blueprint
from maquette.agent.effects import Solution, Solve
from maquette.agent.vision.colour import srgb_to_linear
from maquette.agent.vision.white_balance.estimate import estimate_cast
from maquette.agent.vision.white_balance.plausible import angle_between
from maquette.scene.kit import session_collection, session_scene, set_world, sun_light
from maquette.scene.solving.in_place import solve_in_place
from maquette.scene.solving.solvers import begin_to_solve
from maquette.tests.blender.solving.lit_scene import build, seen, things

LAMP = "#ffd0a0"


def called(blueprint: Blueprint, ref: str, words: str) -> Blueprint:
    """``blueprint`` in which ``ref`` is said to be made of something."""
    objects = [
        replace(entry, material=replace(entry.material, words=words)) if entry.id == ref else entry
        for entry in blueprint.objects
    ]
    return replace(blueprint, objects=tuple(objects))


def solved(reference: np.ndarray, effect: Solve) -> Solution:
    return solve_in_place(begin_to_solve(effect, session_scene(), session_collection(), reference))


@pytest.fixture
def reference(tmp_path: Path) -> np.ndarray:
    build()
    set_world("#000000", 0.0)
    sun_light("sun", 1.9, 0.9, 2.0, angle=0.05, colour=LAMP)
    return seen(tmp_path)


def test_a_white_egg_tells_the_lamp(reference: np.ndarray) -> None:
    cast = estimate_cast(reference, called(things(), "egg", "white egg shell"))
    lamp = srgb_to_linear(np.array([int(LAMP[place : place + 2], 16) for place in (1, 3, 5)]) / 255.0)
    assert cast.colour is not None
    # The table beside it sends on some light of its own colour.
    assert angle_between(cast.colour, lamp) < 3.0


def test_it_is_told_once_and_only_where_it_is_of_use(reference: np.ndarray) -> None:
    white = called(things(), "egg", "white egg shell")
    effect = partial(Solve, name="x", seed=0)
    light = solved(reference, effect("light", stage="lighting", blueprint=white))
    assert light.summary.count("in this light white looks #") == 1
    elsewhere = solved(reference, effect("light", stage="materials", blueprint=white))
    assert light.summary.startswith(elsewhere.summary) and "White balance" not in elsewhere.summary
    unsaid = solved(reference, effect("light", stage="lighting", blueprint=things()))
    assert unsaid.summary == elsewhere.summary
    assert any(sentence.startswith("White balance undecided") for sentence in unsaid.undecided)
