# SPDX-License-Identifier: GPL-3.0-or-later
"""Edits merged into a program by name."""

import pytest

from maquette.agent.errors import RecordError
from maquette.agent.merge_program import merge_program

PROGRAM = '''\
"""A cup on a table."""

from kit import add, lathe

# Metres.
RIM = 0.04
HEIGHT = 0.06


def build_table() -> None:
    """The table."""
    add("table", floor(2, 2))


# The cup is turned.
def build_cup(at):
    add("cup", lathe([(0, 0), (RIM, HEIGHT)]), at=at)


build_table()
build_cup(at=(0, 1, 0))  # on the table
'''


def test_a_function_takes_the_place_of_the_one_of_its_name() -> None:
    new = 'def build_cup(at):\n    add("cup", lathe([(0, 0), (0.9 * RIM, HEIGHT)]), at=at)\n'
    assert merge_program(PROGRAM, new) == PROGRAM.replace("(RIM, HEIGHT)", "(0.9 * RIM, HEIGHT)")


def test_a_constant_changes_where_it_stands() -> None:
    assert merge_program(PROGRAM, "RIM = 0.05\n") == PROGRAM.replace("RIM = 0.04", "RIM = 0.05")


def test_nothing_changes_by_what_is_there_already() -> None:
    assert merge_program(PROGRAM, PROGRAM) == PROGRAM
    assert merge_program(PROGRAM, "from kit import add, lathe\nRIM  =  0.04\nbuild_table()\n") == PROGRAM
    assert merge_program(PROGRAM, "") == PROGRAM


def test_new_parts_come_ahead_of_the_calls_and_new_calls_last() -> None:
    edits = (
        "from kit import tube\n\nHANDLE = 0.01\n\n"
        "def build_handle():\n    add('handle', tube(POINTS, HANDLE))\n\nbuild_handle()\n"
    )
    merged = merge_program(PROGRAM, edits)
    assert "from kit import add, lathe, tube\n" in merged
    order = [
        "HANDLE = 0.01",
        "def build_table",
        "def build_cup",
        "\nbuild_table()",
        "# on the table",
        "\nbuild_handle()",
    ]
    places = [merged.index(part) for part in order]
    assert places == sorted(places)
    assert merged.index("HANDLE = 0.01") < merged.index("def build_handle") < merged.index("\nbuild_table()")
    compile(merged, "merged", "exec")


def test_a_call_with_other_arguments_replaces_the_one_call() -> None:
    merged = merge_program(PROGRAM, "build_cup(at=(0, 2, 0))\n")
    assert "(0, 1, 0)" not in merged and merged.count("build_cup(at=") == 1


def test_what_goes_takes_its_calls_along() -> None:
    merged = merge_program(PROGRAM, "", ["build_table"])
    assert "build_table" not in merged and "The table" not in merged
    assert "# The cup is turned.\ndef build_cup" in merged


def test_a_new_comment_replaces_the_old_one() -> None:
    merged = merge_program(PROGRAM, "# The cup is square.\ndef build_cup(at):\n    add('cup', box(1, 1, 1), at=at)\n")
    assert "turned" not in merged and "\n\n\n# The cup is square.\ndef build_cup(at):" in merged


@pytest.mark.parametrize(
    ("edits", "remove", "complaint"),
    [
        ("def build_cup(:\n", [], r"the code is no valid Python: .* line 1: def build_cup"),
        ("", ["RIM"], r"'RIM' is removed, but still used: add\(\"cup\""),
        ("", ["build_saucer"], r"no 'build_saucer' to remove; the program defines RIM, HEIGHT, build_table, build_cup"),
        ("for x in range(3):\n    add('cup')\n", [], r"not: add\('cup'\) Put it into a function"),
    ],
)
def test_what_does_not_fit_is_told(edits: str, remove: list[str], complaint: str) -> None:
    with pytest.raises(RecordError, match=complaint):
        merge_program(PROGRAM, edits, remove)


def test_a_name_that_is_defined_twice_cannot_be_edited() -> None:
    with pytest.raises(RecordError, match="'RIM' is defined more than once"):
        merge_program("RIM = 1\nRIM = 2\n", "RIM = 3\n")


def test_a_removed_function_may_come_back_in_the_same_edits() -> None:
    merged = merge_program(PROGRAM, "def build_table():\n    pass\n\nbuild_table()\n", ["build_table"])
    assert merged.rstrip().endswith("build_table()")
    compile(merged, "merged", "exec")


TOGETHER = """\
WIDTH, HEIGHT = 0.3, (0.1 + 0.2)  # metres
OLD, NEW = 1, 2
build(WIDTH, HEIGHT, NEW)
"""


def test_one_of_several_constants_of_a_line_is_changed_by_its_name() -> None:
    apart = "WIDTH = 0.3\nHEIGHT = 0.4\nOLD, NEW = 1, 2\nbuild(WIDTH, HEIGHT, NEW)\n"
    assert merge_program(TOGETHER, "HEIGHT = 0.4\n") == apart


def test_one_of_several_constants_of_a_line_goes_by_its_name() -> None:
    assert merge_program(TOGETHER, "", ["OLD"]) == TOGETHER.replace("OLD, NEW = 1, 2", "NEW = 2")


def test_constants_of_one_line_are_changed_together() -> None:
    assert merge_program(TOGETHER, "OLD, NEW = 3, 4\n") == TOGETHER.replace("1, 2", "3, 4")


def test_constants_that_edits_put_into_one_line_find_their_own() -> None:
    program = "A = 1\nB = 2\nuse(A, B)\n"
    assert merge_program(program, "A, B = 3, 4\n") == "A = 3\nB = 4\nuse(A, B)\n"


def test_constants_that_change_places_stay_together() -> None:
    with pytest.raises(RecordError, match="no 'A' to remove"):
        merge_program("A, B = B, A\n", "", ["A"])
