# SPDX-License-Identifier: GPL-3.0-or-later
"""A solver that the artist asks for at a review joins the scene and the program, where it is no loss."""

from dataclasses import replace

import pytest

from maquette.agent.changes import Change
from maquette.agent.effects import Ask, Decision, Glance, Restore, Review, RunCode, RunReport, Snapshot, Solution
from maquette.agent.section import Section
from maquette.agent.session import SessionResult
from maquette.agent.settled import Settled
from maquette.agent.small_look import SIDE
from maquette.agent.solver_report import SolverReport
from maquette.scene.export_program import export_program
from maquette.tests.unit.test_loop import SETTINGS, finish, worked
from maquette.tests.unit.test_run_solvers import SolvingWorld, solving

CODE = "from kit import place\n\n\ndef solved_placement():\n    place('cup', at=(0, 1, 0))\n\n\nsolved_placement()\n"
FOUND = Solution(CODE, "One thing was moved.", ("cup: its depth.",))
WITHOUT = replace(SETTINGS, without=("camera", "placement", "colour", "light", "tuning"))
"""Only what is asked for runs."""
CUP = Settled("cup", "cup", "changed form")


def place(stage: str, **more: object) -> Decision:
    return Decision("solve", stage, solver="placement", **more)  # type: ignore[arg-type]


def asked(*decisions: Decision, **given: object) -> SolvingWorld:
    return solving(**{"solution": FOUND, "decisions": list(decisions), "run": moving, **given})


def moving(effect: RunCode) -> RunReport:
    change = Change("changed", "transform", "cup", "location", "old", "new")
    return RunReport(True, changes=(change if "placement" in effect.name else worked(effect.stage),))


def reports(world: SolvingWorld) -> list[SolverReport]:
    found = [effect.solved for effect in world.effects if isinstance(effect, Review)]
    return [report for report in found if report is not None]


def program(result: SessionResult) -> list[str]:
    return [f"{section.stage} {section.solver or ''}".strip() for section in result.program]


def test_what_it_finds_runs_behind_the_stage_and_the_review_says_so() -> None:
    world = asked(place("scaffold"))
    result = finish(world, WITHOUT)
    assert program(result)[:3] == ["scaffold", "scaffold placement", "geometry"]
    assert world.scene[:2] == ["scaffold-1.py", "scaffold-asked-1-placement.py"]
    (report,) = reports(world)
    assert (report.outcome, report.summary, report.undecided) == ("kept", FOUND.summary, FOUND.undecided)
    assert report.before is not None and report.after is not None
    reviewed = [effect.stage for effect in world.effects if isinstance(effect, Review)]
    assert reviewed[1:4] == ["scaffold", "scaffold", "geometry"]
    # The next stage starts from measurements of the scene as it is now.
    assert result.passes[1].start is not None and "geometry-again-0-before" in str(world.effects)


def test_nobody_is_asked_for_it() -> None:
    counts = []
    for decisions in ((), (place("scaffold"), place("scaffold"))):
        world = asked(*decisions)
        finish(world, WITHOUT)
        counts.append(sum(isinstance(effect, Ask) for effect in world.effects))
    assert counts[0] == counts[1]


def test_it_is_judged_on_two_small_renders_that_are_alike_but_for_what_was_found() -> None:
    world = asked(place("scaffold"))
    finish(world, WITHOUT)
    glances = [effect for effect in world.effects if isinstance(effect, Glance)]
    assert len(glances) == 2 and glances[0] == glances[1]
    assert set(glances[0].views) == {"full", "ids"} and glances[0].side <= SIDE


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        ({"glanced": lambda last: 0.4 if "asked" in last else 0.5}, "worse"),
        ({"run": lambda effect: replace(moving(effect), ok="placement" not in effect.name)}, "unusable"),
        ({"run": lambda effect: RunReport(True, changes=(worked("scaffold"),))}, "unusable"),
        ({"solution": Solution(summary="All things stand well.")}, "nothing"),
    ],
    ids=["scores lower", "fails", "leaves its scope", "finds nothing"],
)
def test_what_is_no_gain_leaves_scene_and_program_as_they_were(given: dict[str, object], outcome: str) -> None:
    world = asked(place("scaffold", settled=(CUP,)), **given)
    world.decisions.append(Decision("finish", "scaffold"))
    result = finish(world, WITHOUT)
    assert [report.outcome for report in reports(world)] == [outcome]
    assert world.scene == ["scaffold-1.py"] and program(result) == ["scaffold"]
    if outcome != "nothing":
        assert world.names(Restore)[-1] == result.state.name


def test_what_the_artist_did_by_hand_before_stays_in_its_place() -> None:
    hand = Section("scaffold", "by_hand()", by_hand=True, settled=(CUP,))
    world = asked(place("scaffold", settled=(CUP,), state=Snapshot("hand", "hand"), by_hand=(hand,)))
    world.kept["hand"] = ["scaffold-1.py", "by hand"]
    world.decisions.append(Decision("finish", "scaffold", settled=(CUP,)))
    result = finish(world, WITHOUT)
    assert [section.solver for section in result.program] == [None, None, "placement"]
    assert result.program[-1].settled == (CUP,)


def test_it_is_run_again_behind_a_stage_that_is_gone_through_again() -> None:
    world = asked(place("scaffold"), Decision("rewrite", "scaffold", code="# mine"))
    result = finish(world, WITHOUT)
    assert world.scene[1] == "scaffold-again-1-1-scaffold-by-hand-1.py"
    assert program(result)[:2] == ["scaffold", "scaffold placement"]


def test_a_later_wish_for_the_same_counts_for_more_and_that_is_told() -> None:
    world = asked(place("scaffold"), Decision("retry", "scaffold", "the cup further left"))
    result = finish(world, WITHOUT)
    assert program(result)[:2] == ["scaffold", "geometry"]
    best = result.passes[1].best
    assert best is not None and "What the placement solver had found is left out" in best.reason
    # A wish for something else leaves it.
    other = asked(place("materials"), Decision("retry", "materials", "the cup redder"))
    other.decisions[:0] = [Decision("approve", "scaffold"), Decision("approve", "geometry")]
    assert "materials placement" in program(finish(other, WITHOUT))


def test_what_no_longer_runs_is_left_out_as_a_whole() -> None:
    def run(effect: RunCode) -> RunReport:
        return RunReport("by-hand" not in effect.name, "KeyError", line=8, changes=moving(effect).changes)

    world = asked(place("scaffold"), Decision("retry", "scaffold"), Decision("finish", "scaffold"), run=run)
    world.quality = lambda name: 0.9 if "again" in name and not name.endswith("before") else 0.5
    result = finish(world, WITHOUT)
    assert program(result) == ["scaffold"]
    assert result.passes[1].best is not None
    assert "What the placement solver had found after the scaffold stage" in result.passes[1].best.reason


def test_the_exported_program_names_what_a_solver_found() -> None:
    world: SolvingWorld = asked(place("scaffold"), place("scaffold"))
    sections = [replace(entry, code=entry.code or "pass") for entry in finish(world, WITHOUT).program]
    text = export_program(WITHOUT, sections)
    assert "# === Found by the placement solver ===" in text
    assert text.count("\n    scaffold_placement()\n    scaffold_placement_2()\n") == 1
