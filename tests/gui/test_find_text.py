# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding a button among what Tesseract read."""

from maquette.tests.gui.find_text import find_text
from maquette.tests.gui.read_texts import Text


def line(top: int, *words: str) -> list[Text]:
    """Words side by side, ten pixels high."""
    return [Text(word, 50 * index, top, 50 * index + 40, top + 10) for index, word in enumerate(words)]


def test_a_button_is_found_beside_its_icon() -> None:
    found = find_text("Roll Back", [line(0, "Approve"), line(20, "<)", "Roll", "Back")])
    assert found == Text("Roll Back", 50, 20, 140, 30)


def test_a_misread_letter_is_forgiven_but_not_another_word() -> None:
    assert find_text("Reconstruct", [line(0, "Recanstruct")])
    assert find_text("Retry", [line(0, "Ready")]) is None


def test_the_button_is_preferred_to_a_sentence_that_names_it() -> None:
    found = find_text("Stop", [line(0, "Stop", "and", "keep"), line(20, "Stop")])
    assert found is not None
    assert found.top == 20


def test_a_button_is_preferred_to_the_title_of_the_same_name() -> None:
    found = find_text(
        "Reconstruct", [line(0, "Reconstruct"), line(20, "Reconstruct")], prefer=lambda text: text.top == 20
    )
    assert found is not None
    assert found.top == 20
