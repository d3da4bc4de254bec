# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding a button among what Tesseract read."""

from maquette.tests.gui.find_text import find_text
from maquette.tests.gui.read_texts import Text


def line(top: int, *words: str) -> list[Text]:
    """Words side by side, ten pixels high."""
    return [Text(word, 50 * index, top, 50 * index + 40, top + 10) for index, word in enumerate(words)]


def apart(top: int, *texts: list[str]) -> list[list[Text]]:
    """Texts side by side on a line, farther from each other than words of one text."""
    words = iter(line(top, *(word for text in texts for word in text)))
    return [[next(words).moved(30 * index, 0) for _ in text] for index, text in enumerate(texts)]


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


def test_a_lost_short_word_is_forgiven_though_it_parts_the_line() -> None:
    read = [line(0, "Done"), *apart(20, ["coffee"], ["rebuilt:", "0:26", "of", "work.", "Edit", "it"])]
    found = find_text("coffee is rebuilt", read)
    assert found is not None
    assert found.words == "coffee rebuilt:"


def test_a_phrase_is_found_where_the_label_is_wrapped() -> None:
    read = [line(0, "coffee", "is"), line(14, "rebuilt:", "0:26"), line(40, "Export", "Program")]
    found = find_text("coffee is rebuilt", read)
    assert found is not None
    assert found.words == "coffee is rebuilt:"


def test_what_is_not_drawn_is_not_made_up_from_other_buttons() -> None:
    read = [*apart(0, ["Load"], ["Paste"]), *apart(20, ["Roll"], ["Approve"], ["Back"]), line(40, "Retry")]
    assert find_text("Roll Back", read) is None
    assert find_text("Approve Retry", read) is None
