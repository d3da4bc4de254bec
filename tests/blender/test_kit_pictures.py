# SPDX-License-Identifier: GPL-3.0-or-later
"""The kit's pictures: every function has one or needs none, every snippet runs, and page and pictures are of today."""

import pytest
from PIL import Image

from maquette.docs.kit_pictures import (
    HEIGHT,
    MARKS,
    PAGE,
    PICTURES,
    PROGRAM,
    WIDTH,
    all_programs,
    build,
    page,
    picture_path,
)
from maquette.docs.kit_snippets import SECTIONS, UNPICTURED
from maquette.scene import kit

PROGRAMS = all_programs()
MOST_BYTES = 950_000
"""Of all pictures together: what a page of small pictures may cost a reader."""


def test_every_function_of_the_kit_is_pictured_or_named_as_needing_no_picture():
    names = [snippet.name for section in SECTIONS for snippet in section.snippets]
    assert sorted([*names, *UNPICTURED]) == kit.__all__


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_snippet_runs_and_makes_use_of_its_function(name):
    (snippet,) = [each for section in SECTIONS for each in section.snippets if each.name == name]
    assert f"{name}(" in snippet.code
    marks = build(name, PROGRAMS[name])
    assert bool(marks) == (name in MARKS)
    assert all(0 <= x <= 1 and 0 <= y <= 1 for mark in marks for x, y in mark)


def test_the_page_says_what_the_snippets_say():
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_picture_was_made_by_todays_snippet():
    assert {path.stem for path in PICTURES.iterdir()} == set(PROGRAMS)
    for name, program in PROGRAMS.items():
        with Image.open(picture_path(name)) as picture:
            assert picture.size == (WIDTH, HEIGHT)
            assert picture.text[PROGRAM] == program, f"run docs/kit_pictures.py {name}"


def test_the_pictures_stay_small():
    assert sum(path.stat().st_size for path in PICTURES.iterdir()) < MOST_BYTES
