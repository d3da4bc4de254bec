# SPDX-License-Identifier: GPL-3.0-or-later
"""Templates filled in, and what there is nothing to say about left out."""

import pytest

from maquette.agent.fill_template import fill_template

TEMPLATE = """\
# Stage: $stage

$purpose

## Limits

- Keep: $keeps
- Always the same.

## Wish

The artist says:

$note

## Answer

As the schema says.
"""


def test_all_that_is_known_is_said_in_its_place() -> None:
    text = fill_template(TEMPLATE, {"stage": "geometry", "purpose": "Shape.", "keeps": "PSNR", "note": "taller"})
    assert text == TEMPLATE.replace("$stage", "geometry").replace("$purpose", "Shape.").replace(
        "$keeps", "PSNR"
    ).replace("$note", "taller")


def test_a_section_without_words_goes_with_its_heading_and_its_own_text() -> None:
    text = fill_template(TEMPLATE, {"stage": "geometry", "purpose": "Shape.", "keeps": "", "note": ""})
    assert text == "# Stage: geometry\n\nShape.\n\n## Answer\n\nAs the schema says.\n"


def test_a_line_without_words_goes_alone() -> None:
    template = "## Limits\n\n- Score: $score\n- Keep: $keeps\n"
    assert fill_template(template, {"score": "0.5", "keeps": ""}) == "## Limits\n\n- Score: 0.5\n"


def test_dollars_in_what_is_filled_in_stay() -> None:
    assert fill_template("$code\n", {"code": "price = '$9 $name'\n\n# no heading\n"}) == (
        "price = '$9 $name'\n\n# no heading\n"
    )


def test_an_unknown_word_is_a_mistake_of_the_template() -> None:
    with pytest.raises(KeyError, match="weather"):
        fill_template("It is $weather.", {})
