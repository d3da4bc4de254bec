# SPDX-License-Identifier: GPL-3.0-or-later
"""What is remembered of attempts, and which program the next one changes."""

from dataclasses import replace

from maquette.agent.gate import no_noise
from maquette.agent.lessons import changed_names, error_in_short, lessons_of, lessons_of_passes, program_built_on
from maquette.agent.proposal import Proposal
from maquette.agent.session import Attempt, StageResult
from maquette.stages import STAGES
from maquette.stages.geometry import GEOMETRY
from maquette.tests.unit.prompts_session import measured

FIRST = "from kit import add\n\nWIDTH = 0.08\n\n\ndef cup():\n    add('cup', WIDTH)\n\n\ncup()\n"
WIDER = FIRST.replace("0.08", "0.09")
ERROR = (
    'KeyError: "Specular"\nFile "geometry-2.py", line 9, in cup\n>    9      node.inputs["Specular"]\n'
    "  called from line 12: cup()\n`node.inputs` has no 'Specular'; nearest: 'Specular IOR Level'."
)
KEPT = Attempt(1, Proposal(FIRST, "Turns the cup."), True, measurements=measured(0.5), won=True, reason="Kept.")
FAILED = Attempt(2, Proposal(WIDER, "Makes it wider. And more."), False, ERROR)
UNDONE = Attempt(3, Proposal(WIDER, "Makes it wider."), True, measurements=measured(0.4), reason="Not kept: no gain.")


def test_a_lesson_tells_what_changed_what_it_measured_and_what_became_of_it() -> None:
    lines = lessons_of(GEOMETRY, (KEPT, FAILED, UNDONE), measured(0.2), no_noise()).splitlines()
    assert lines[0].startswith("- Attempt 1, kept: Turns the cup. Score 0.3 → 0.525, PSNR +1.8,")
    assert lines[1] == (
        "- Attempt 2, failed: KeyError: \"Specular\" `node.inputs` has no 'Specular'; nearest: 'Specular IOR Level'. "
        "(Makes it wider. Changed `WIDTH`.)"
    )
    assert lines[2].startswith("- Attempt 3, undone: Makes it wider. Changed `WIDTH`. Score 0.525 → 0.45, PSNR -0.6,")
    assert lines[2].endswith("`cup` overlap 0.75 → 0.7. Not kept: no gain.")


def test_of_a_stage_that_is_over_only_what_was_kept_is_remembered() -> None:
    result = StageResult("geometry", 0, (KEPT, FAILED, UNDONE), measured(0.2), "")
    (line,) = lessons_of_passes((result,), STAGES, no_noise()).splitlines()
    assert line.startswith("- geometry: Attempt 1, kept: Turns the cup.")
    (line,) = lessons_of_passes((replace(result, attempts=(FAILED,)),), STAGES, no_noise()).splitlines()
    assert line.startswith("- geometry: Attempt 2, failed: KeyError")


def test_old_lessons_make_room_for_new_ones() -> None:
    many = [replace(UNDONE, number=number, proposal=Proposal(WIDER, "x" * 190)) for number in range(1, 31)]
    lines = lessons_of(GEOMETRY, many, measured(0.2), no_noise()).splitlines()
    assert sum(map(len, lines)) < 2600
    assert lines[-1].startswith("- Attempt 30,") and lines[0] == f"- {31 - len(lines)} older ones are left out."


def test_the_next_attempt_repairs_what_failed_else_changes_the_best() -> None:
    assert program_built_on(()) == ""
    assert program_built_on((), accepted=FIRST) == FIRST
    assert program_built_on((KEPT, FAILED)) == WIDER
    assert program_built_on((KEPT, FAILED, UNDONE)) == FIRST
    assert program_built_on((UNDONE,)) == WIDER
    assert program_built_on((UNDONE,), accepted=FIRST) == FIRST
    unmerged = Attempt(2, Proposal("WIDTH = ", "", edits=True), False, "The edits could not be merged.")
    assert program_built_on((KEPT, unmerged)) == FIRST


def test_names_that_changed_are_found_whatever_the_layout() -> None:
    assert changed_names(FIRST, WIDER) == ["WIDTH"]
    assert changed_names(FIRST, FIRST.replace("('cup', WIDTH)", "( 'cup',WIDTH )  # wide")) == []
    assert changed_names(FIRST, FIRST.replace("def cup", "def mug")) == ["mug", "cup"]
    assert changed_names(FIRST, "def (") == []


def test_an_error_is_told_without_where_it_was() -> None:
    assert (
        error_in_short(ERROR)
        == "KeyError: \"Specular\" `node.inputs` has no 'Specular'; nearest: 'Specular IOR Level'."
    )
