# SPDX-License-Identifier: GPL-3.0-or-later
"""Tunable numbers are found where a program declares them, and replaced without touching the rest."""

import pytest

from maquette.agent.tuning.numbers import find_numbers, with_values

PROGRAM = """from kit import add, box, tunable

# Größe, in metres, by eye
HEIGHT = tunable(0.12, 0.08, 0.16)  # of the cup
COUNT: int = tunable(5, lowest=3, highest=9)


def build():
    add("größe", box(tunable(1.5, 1.0, 2.0), depth=tunable(-1e-2,
        -0.05, 0.0), height=HEIGHT), at=(0, 0, kit.tunable(2, 0.5, 4)))
"""


def test_numbers_are_found_with_their_bounds_and_what_they_are_for() -> None:
    found = [(entry.name, entry.value, entry.lowest, entry.highest, entry.whole) for entry in find_numbers(PROGRAM)]
    assert found == [
        ("HEIGHT", 0.12, 0.08, 0.16, False),
        ("COUNT", 5, 3, 9, True),
        ("box argument 1", 1.5, 1.0, 2.0, False),
        ("box depth", -0.01, -0.05, 0.0, False),
        ("line 10", 2, 0.5, 4, False),
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_values_are_replaced_and_nothing_else(ending: str) -> None:
    program = PROGRAM.replace("\n", ending)
    numbers = find_numbers(program)
    written = with_values(program, numbers, (0.1, 7.0, 1.5, -0.025, 2.5))
    expected = program.replace("0.12", "0.1").replace("(5,", "(7,").replace("-1e-2", "-0.025").replace("(2,", "(2.5,")
    assert written == expected
    assert [entry.value for entry in find_numbers(written)] == [0.1, 7, 1.5, -0.025, 2.5]
    assert with_values(program, numbers, [entry.value for entry in numbers]) == program


@pytest.mark.parametrize(
    "code",
    [
        "A = tunable(SIZE, 0.0, 1.0)",
        "A = tunable(2.0, 0.0, 1.0)",
        "A = tunable(1.0, 1.0, 1.0)",
        "A = tunable(0.5, 0.0)",
        "A = tunable(*given)",
        "A = tunable(True, False, 2)",
        "A = tunable(0.5, 0.0, 1e999)",
        "def (",
    ],
)
def test_what_holds_no_three_literal_numbers_is_left_out(code: str) -> None:
    assert find_numbers(code) == ()


def test_values_are_rounded_to_a_hundredth_of_the_range_or_finer_and_stay_within() -> None:
    height, count, _, depth, _ = find_numbers(PROGRAM)
    assert height.at(0.333333) == 0.1067
    assert (height.at(1.1), height.at(-0.1)) == (0.16, 0.08)
    assert count.at(0.4) == 5 and count.text(count.at(0.4)) == "5"
    assert depth.at(0.5) == -0.025
