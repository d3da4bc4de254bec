# SPDX-License-Identifier: GPL-3.0-or-later
"""What a solver found joins the stage's program, once."""

import pytest

from maquette.agent.errors import RecordError
from maquette.agent.solution_code import with_solution

PROGRAM = (
    "from kit import set_world\n\nSTRENGTH = 1.0\n\n\ndef light():\n    set_world('#fff', STRENGTH)\n\n\nlight()\n"
)


def found(strength: float) -> str:
    return (
        "from kit import session_scene\n\n\n# Found by the light solver.\ndef solved_light():\n"
        f"    session_scene()['strength'] = {strength}\n\n\nsolved_light()\n"
    )


def test_it_runs_last_and_says_whose_it_is() -> None:
    code = with_solution(PROGRAM, "light", found(2.0))
    assert code.rstrip().endswith("light()\n\n\nsolved_light()")
    assert "# Found by the light solver.\ndef solved_light():" in code
    assert code.startswith("from kit import session_scene, set_world\n")


def test_what_the_solver_found_later_takes_the_place_of_what_it_found_first() -> None:
    code = with_solution(with_solution(PROGRAM, "light", found(2.0)), "light", found(3.0))
    assert code == with_solution(PROGRAM, "light", found(3.0))


def test_it_stays_behind_what_the_generator_adds_later() -> None:
    grown = with_solution(PROGRAM, "light", found(2.0)) + "\n\nmore()\n"
    assert with_solution(grown, "light", found(3.0)).rstrip().endswith("more()\n\n\nsolved_light()")


def test_an_empty_program_becomes_the_solvers() -> None:
    compile(with_solution("", "light", found(2.0)), "light.py", "exec")


def test_code_that_is_never_called_is_an_error() -> None:
    with pytest.raises(RecordError, match="does not call"):
        with_solution(PROGRAM, "light", "def solved_light():\n    pass\n")
