# SPDX-License-Identifier: GPL-3.0-or-later
"""Solvers run behind an attempt's code, for the stages that have them, and cost no attempt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import get_args

import pytest

from maquette.agent.changes import Change
from maquette.agent.effects import Decision, Effect, Glance, Restore, RunCode, RunReport, Solution, Solve
from maquette.agent.errors import RecordError
from maquette.agent.proposal import Proposal
from maquette.agent.records import from_json, to_json
from maquette.agent.session import Attempt, SessionResult
from maquette.agent.solver import MEASURING, SolverName
from maquette.tests.unit.test_loop import SATISFIED, SETTINGS, World, figures, finish, worked

FOUND = "def solved_light():\n    pass\n\n\nsolved_light()\n"
ONLY_LIGHT = replace(SETTINGS, without=("camera", "placement", "colour", "tuning"))
SOLUTION = Solution(FOUND, "The sun is twice as strong.", ("sun: its light hardly shows.",))


@dataclass
class SolvingWorld(World):
    """One whose solvers find something."""

    solution: Solution = SOLUTION
    asked: tuple[str, ...] = ()
    """Solvers that every proposal asks for."""
    declined: tuple[str, ...] = ()
    """Solvers that every proposal does without."""
    glanced: Callable[[str], float] = lambda _: 0.5
    """How good a small render is, by what ran last."""

    def solves(self) -> list[Solve]:
        """What was solved for, in order."""
        return [effect for effect in self.effects if isinstance(effect, Solve)]

    def perform(self, effect: Effect) -> object:
        if isinstance(effect, Glance):
            self.effects.append(effect)
            return figures(self.glanced(self.scene[-1]))
        if isinstance(effect, Solve):
            self.effects.append(effect)
            return self.solution
        return super().perform(effect)

    def answer(self, request: object) -> object:
        answer = super().answer(request)  # type: ignore[arg-type]
        if self.asked and "code" in answer:  # type: ignore[operator]
            answer["solve"] = list(self.asked)  # type: ignore[index]
        if self.declined and "code" in answer:  # type: ignore[operator]
            answer["without"] = list(self.declined)  # type: ignore[index]
        return answer


def solving(**given: object) -> SolvingWorld:
    return SolvingWorld(**{"quality": lambda _: 0.5, "verify": lambda _: SATISFIED, **given})  # type: ignore[arg-type]


def section(result: SessionResult, stage: str) -> str:
    return next(entry.code for entry in result.program if entry.stage == stage)


def test_the_light_stage_solves_for_light_and_keeps_what_was_found_in_its_program() -> None:
    world = solving()
    result = finish(world, ONLY_LIGHT)
    assert [(effect.solver, effect.stage) for effect in world.solves()] == [("light", "lighting")]
    assert world.scene[-2:] == ["lighting-1.py", "lighting-1-light.py"]
    assert "# lighting 1" in section(result, "lighting")
    assert section(result, "lighting").endswith("\nsolved_light()\n")
    attempt = result.passes[-1].attempts[0]
    assert attempt.written == "# lighting 1"
    assert attempt.solved == ("light: The sun is twice as strong. sun: its light hardly shows.",)


def test_a_session_can_be_without_a_solver() -> None:
    world = solving()
    finish(world, replace(ONLY_LIGHT, without=(*ONLY_LIGHT.without, "light")))
    assert not world.names(Solve)


def test_scaffold_and_composition_solve_for_the_camera_before_they_place_by_it() -> None:
    world = solving(solution=Solution())
    finish(world, replace(SETTINGS, without=("colour", "light")))
    first = [(effect.stage, effect.solver) for effect in world.solves() if effect.name.endswith(f"-1-{effect.solver}")]
    assert first[:3] == [("scaffold", "camera"), ("composition", "camera"), ("composition", "placement")]


def test_nothing_runs_where_nothing_was_found() -> None:
    world = solving(solution=Solution(summary="As it is."))
    result = finish(world, ONLY_LIGHT)
    assert world.scene[-1] == "lighting-1.py"
    assert section(result, "lighting") == "# lighting 1"
    assert result.passes[-1].attempts[0].solved == ("light: As it is.",)


def test_a_proposal_may_ask_for_a_solver_that_its_stage_has_the_scope_for() -> None:
    world = solving(asked=("colour", "light"), solution=Solution())
    finish(world, replace(SETTINGS, without=("camera", "placement", "tuning")))
    asked = [(effect.stage, effect.solver) for effect in world.solves()]
    assert asked == [("materials", "colour"), ("lighting", "light"), ("lighting", "colour")]


@pytest.mark.parametrize("said", ["solve", "without"])
def test_a_proposal_can_neither_ask_for_what_only_measures_nor_decline_it(said: str) -> None:
    for name in get_args(SolverName):
        assert getattr(from_json(Proposal, {"code": "", "explanation": "", said: [name]}), said) == (name,)
    for name in MEASURING:
        with pytest.raises(RecordError, match=name):
            from_json(Proposal, {"code": "", "explanation": "", said: [name]})


def test_a_proposal_may_do_without_a_solver_of_its_stage() -> None:
    world = solving(declined=("light",))
    finish(world, ONLY_LIGHT)
    assert not world.names(Solve)


def test_code_that_fails_is_left_out_and_the_attempt_goes_on() -> None:
    def run(effect: RunCode) -> RunReport:
        return RunReport(effect.code != FOUND, changes=(worked(effect.stage),))

    world = solving(run=run)
    result = finish(world, ONLY_LIGHT)
    attempt = result.passes[-1].attempts[0]
    assert attempt.won
    assert attempt.proposal.code == "# lighting 1"
    assert world.scene[-1] == "lighting-1.py"
    assert "could not be used" in attempt.solved[0]
    assert world.names(Restore)


def test_code_that_leaves_the_stages_scope_is_left_out() -> None:
    def run(effect: RunCode) -> RunReport:
        stray = Change("changed", "geometry", "cup", "what", "old", "new")
        return RunReport(True, changes=(stray if effect.code == FOUND else worked(effect.stage),))

    result = finish(solving(run=run), ONLY_LIGHT)
    assert section(result, "lighting") == "# lighting 1"


def test_what_a_render_shows_to_be_worse_is_left_out_and_told() -> None:
    only_placement = replace(SETTINGS, without=("camera", "colour", "light", "tuning"))
    found = Solution(FOUND.replace("light", "placement"), "Moved.")
    world = solving(solution=found, glanced=lambda name: 0.4 if name.endswith("-placement.py") else 0.5)
    left_out = composition_of(finish(world, only_placement))
    assert left_out.proposal.code == left_out.written
    assert "made the composition score fall by 0.1" in left_out.solved[0]
    better = solving(solution=found, glanced=lambda name: 0.6 if name.endswith("-placement.py") else 0.5)
    assert composition_of(finish(better, only_placement)).proposal.code.endswith("\nsolved_placement()\n")


def composition_of(result: SessionResult) -> Attempt:
    """The first attempt at the composition."""
    return next(entry for entry in result.passes if entry.stage == "composition").attempts[0]


def test_the_artists_wish_is_not_solved_away() -> None:
    world = solving(decisions=[Decision("approve", stage) for stage in ("scaffold", "geometry", "materials")])
    world.decisions += [Decision("approve", "composition"), Decision("retry", "lighting", "darker")]
    finish(world, ONLY_LIGHT)
    assert len(world.names(Solve)) == 1


def test_what_the_artist_wished_of_one_stage_is_not_solved_away_in_a_later_one() -> None:
    only_colour = replace(SETTINGS, without=("camera", "placement", "light", "tuning"))
    left_alone = solving()
    finish(left_alone, only_colour)
    assert [effect.stage for effect in left_alone.solves()] == ["materials", "lighting"]
    world = solving(decisions=[Decision("approve", stage) for stage in ("scaffold", "geometry")])
    world.decisions += [Decision("retry", "materials", "a blue cup"), Decision("approve", "materials")]
    finish(world, only_colour)
    assert [effect.stage for effect in world.solves()] == ["materials"]


def test_the_artists_own_program_runs_alone() -> None:
    world = solving(decisions=[Decision("approve", stage) for stage in ("scaffold", "geometry", "materials")])
    world.decisions += [Decision("approve", "composition"), Decision("rewrite", "lighting", code="# mine")]
    result = finish(world, ONLY_LIGHT)
    assert section(result, "lighting") == "# mine"


def test_an_answer_without_code_that_asks_for_a_solver_keeps_the_program() -> None:
    kept = Proposal("", "Only solves.", edits=True, solve=("light",)).whole("# before")
    assert kept.code == "# before"
    assert to_json(kept)["solve"] == ["light"]
