# SPDX-License-Identifier: GPL-3.0-or-later
"""What fails in a program goes with all that hangs on it, and nothing else."""

import pytest

from maquette.agent.without_line import without_line

CODE = '''"""What the artist changed by hand."""

import bpy
from kit import find

cup = find("cup")
spoon = find("spoon")
glaze = find("jug").material_slots[0].material

cup.location = (1.0, 2.0, 3.0)
cup.data.materials[0] = glaze
bpy.data.objects.remove(spoon)
'''


def lines(failing: str) -> list[str]:
    """What is left of the code when the line that begins so fails."""
    number = next(index for index, line in enumerate(CODE.splitlines(), start=1) if line.startswith(failing))
    return [line for line in without_line(CODE, number).splitlines() if line]


EVERYTHING = [line for line in CODE.splitlines() if line]


@pytest.mark.parametrize(
    ("failing", "gone"),
    [
        ("cup.location", ["cup.location"]),
        ("glaze", ["glaze", "cup.data"]),
        ("cup.data", ["cup.data", "glaze"]),
        ("cup =", ["cup", "glaze"]),
        ("spoon", ["spoon", "bpy.data", "import bpy"]),
        ("from kit", ["from", "cup", "spoon", "glaze", "bpy.data", "import bpy"]),
    ],
)
def test_what_hangs_on_it_goes_too(failing: str, gone: list[str]) -> None:
    expected = [line for line in EVERYTHING if not line.startswith(tuple(gone))]
    assert lines(failing) == ([] if len(expected) == 1 else expected)


def test_a_statement_over_several_lines_goes_whole() -> None:
    assert without_line("a(\n    1,\n)\nb()\n", 2) == "b()\n"


def test_nothing_is_left_of_a_single_statement() -> None:
    assert without_line('"""Words."""\n\nimport bpy\n\nbpy.x()\n', 5) == ""
