# SPDX-License-Identifier: GPL-3.0-or-later
"""Exemplars are read from their files and picked for what a picture shows, within the letters."""

from pathlib import Path

import pytest

from maquette.agent.blueprint import Blueprint, BlueprintObject, CameraGuess, Form, LightGuess, Material, Role
from maquette.agent.exemplars import MOST, Exemplars, words_of

LETTERS = 8000
GREY = Material((0.5, 0.5, 0.5), (0.5, 0.5, 0.5), 0.5)


@pytest.fixture(scope="module")
def library(repository: Path) -> Exemplars:
    return Exemplars.read(repository / "prompts" / "exemplars")


def thing(name: str, form: Form, role: Role = "object", material: Material = GREY) -> BlueprintObject:
    return BlueprintObject(name.replace(" ", "_"), name, role, form, (0.2, 0.2, 0.8, 0.8), material)


def picture(softness: float, *objects: BlueprintObject) -> Blueprint:
    return Blueprint("picture", CameraGuess(50, 0.4, 1), LightGuess(0, 1, softness, 2), objects)


COFFEE = picture(
    0.6,
    thing("table", "plane", "ground", Material((0.6, 0.4, 0.2), (0.5, 0.3, 0.1), 0.4, texture="grain", words="oak")),
    thing("saucer", "lathe", material=Material((0.7, 0.1, 0.1), (0.7, 0.1, 0.1), 0.2, words="glazed ceramic")),
    thing("cup", "lathe", material=Material((0.7, 0.1, 0.1), (0.7, 0.1, 0.1), 0.2, words="glazed ceramic")),
    thing("cup handle", "extrusion"),
    thing("spoon", "extrusion", material=Material((0.6, 0.6, 0.6), (0.6, 0.6, 0.6), 0.3, metallic=1.0)),
)
STREET = picture(
    0.01,
    thing("road", "plane", "ground"),
    thing("sky", "plane", "sky"),
    thing("corner building", "box"),
    thing("trees", "sphere"),
)


@pytest.mark.parametrize(
    ("blueprint", "stage", "expected"),
    [
        (COFFEE, "scaffold", {"saucer", "camera_ellipse"}),
        (COFFEE, "geometry", {"cup", "handle", "saucer"}),
        (COFFEE, "materials", {"wood", "glaze"}),
        (STREET, "scaffold", {"camera_horizon"}),
        (STREET, "geometry", {"facade"}),
        (STREET, "lighting", {"sky"}),
    ],
)
def test_a_picture_is_answered_with_what_it_shows(library, blueprint, stage, expected):
    picked = library.pick(stage, blueprint, LETTERS)
    assert expected <= {entry.name for entry in picked}
    assert all(stage in entry.stages for entry in picked)


def test_what_a_picture_does_not_show_is_not_picked(library):
    assert not {"facade", "sky"} & {entry.name for entry in library.pick("oneshot", COFFEE, LETTERS)}
    assert not {"cup", "handle", "saucer"} & {entry.name for entry in library.pick("oneshot", STREET, LETTERS)}


def test_picks_are_few_keep_within_the_letters_and_are_the_same_each_time(library):
    for letters in (0, 500, 1500, 3000, 10_000):
        picked = library.pick("oneshot", COFFEE, letters)
        assert sum(len(entry.shown()) for entry in picked) <= letters
        assert len(picked) <= MOST
        assert picked == library.pick("oneshot", COFFEE, letters)
    assert library.pick("oneshot", COFFEE, 500) == ()


def test_words_are_singular_and_tell_metal_and_light():
    assert {"cup", "handle", "lathe", "metal", "ceramic", "soft"} <= words_of(COFFEE)
    assert {"tree", "sun", "sky"} <= words_of(STREET)
    assert "metal" not in words_of(STREET)


def test_an_exemplar_shows_its_title_and_text_and_hides_what_finds_it(library):
    for entry in library.entries:
        assert entry.shown().startswith(f"### {entry.title}\n\n")
        assert entry.code() in entry.shown()
        assert "words:" not in entry.shown() and "makes:" not in entry.shown()


def test_a_file_without_front_matter_is_named(tmp_path):
    (tmp_path / "odd.md").write_text("# Odd\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"odd\.md"):
        Exemplars.read(tmp_path)
