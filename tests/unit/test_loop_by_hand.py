# SPDX-License-Identifier: GPL-3.0-or-later
"""What the artist does by hand is a part of the program: kept where stages are gone through again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from maquette.agent.critique import Critique, Item, SectionName
from maquette.agent.effects import Ask, Decision, Effect, RunCode, RunReport, Snapshot
from maquette.agent.section import Section
from maquette.agent.session import SessionResult
from maquette.agent.settled import Settled
from maquette.tests.unit.test_loop import World, better_again, finish, worked

CUP = Settled("cup", "cup", "changed form")
BLAME = Item("cup", "colour", "scaffold", 0.9, "The cup is too far left.", "Move it.")


def by_hand(stage: SectionName, code: str = "move_the_cup()", untold: tuple[str, ...] = ()) -> Section:
    return Section(stage, code, by_hand=True, settled=(CUP,), untold=untold)


@dataclass
class Artist(World):
    """Edits the scene by hand where decisions say so."""

    def perform(self, effect: Effect) -> object:
        answer = super().perform(effect)
        if isinstance(answer, Decision) and answer.state is not None:
            self.scene = [*self.scene, *(section.code or "the mesh" for section in answer.by_hand)]
            self.kept[answer.state.name] = self.scene
        return answer


def edited(action: str, stage: SectionName, *sections: Section) -> Decision:
    """A decision of an artist who has changed the scene."""
    state = Snapshot("by hand", "by hand")
    return Decision(action, stage, settled=(CUP,), state=state, by_hand=sections)  # type: ignore[arg-type]


def artist(*decisions: Decision, **more: Any) -> Artist:
    return Artist(**{"quality": better_again(0.9), "decisions": list(decisions)} | more)


def program(result: SessionResult) -> list[str]:
    """Stage by stage."""
    return [f"{section.stage} by hand" if section.by_hand else section.stage for section in result.program]


def hand_runs(world: World) -> list[RunCode]:
    return [effect for effect in world.effects if isinstance(effect, RunCode) and effect.by_hand]


def asked(world: World, stage: str) -> list[Mapping[str, Any]]:
    """What the generator was told for the stage."""
    requests = [effect.request for effect in world.effects if isinstance(effect, Ask)]
    return [entry.facts for entry in requests if entry.task == "generate" and entry.facts["stage"] == stage]


def refusing(what: str) -> Callable[[RunCode], RunReport]:
    """Code with these words fails."""
    return lambda effect: RunReport(what not in effect.code, "KeyError: cup", changes=(worked(effect.stage),))


def blaming(stage: str) -> Callable[[Mapping[str, Any]], Critique]:
    """The critic of ``stage`` finds a mistake of the scaffold."""
    return lambda facts: Critique((BLAME,) if facts["stage"] == stage else (), "candidate", True, "")


def test_it_stands_behind_its_stage_in_the_program() -> None:
    world = artist(edited("approve", "scaffold", by_hand("scaffold")))
    result = finish(world)
    assert program(result)[:3] == ["scaffold", "scaffold by hand", "geometry"]
    assert world.scene[1] == "move_the_cup()" and not hand_runs(world)


def test_a_retry_of_its_stage_does_it_again_and_settles_it_again() -> None:
    world = artist(edited("retry", "scaffold", by_hand("scaffold")))
    result = finish(world)
    assert world.scene == ["scaffold-again-1-1.py", "scaffold-again-1-1-scaffold-by-hand-1.py"]
    assert program(result) == ["scaffold", "scaffold by hand"]
    assert hand_runs(world)[0].settled == (CUP,)


def test_several_are_done_again_in_order_each_behind_its_stage() -> None:
    world = artist(
        edited("retry", "scaffold", by_hand("scaffold", "first")),
        edited("approve", "scaffold", by_hand("scaffold", "second")),
        edited("reopen", "scaffold", by_hand("geometry", "third")),
    )
    result = finish(world)
    assert program(result)[:5] == ["scaffold", "scaffold by hand", "scaffold by hand", "geometry", "geometry by hand"]
    assert [section.code for section in result.program if section.by_hand] == ["first", "second", "third"]
    assert world.scene[:5] == [
        "scaffold-again-2-1.py",
        "scaffold-again-2-1-scaffold-by-hand-1.py",
        "scaffold-again-2-1-scaffold-by-hand-2.py",
        "scaffold-again-2-1-geometry.py",
        "scaffold-again-2-1-geometry-by-hand-4.py",
    ]


def test_a_stage_that_did_nothing_itself_can_be_changed_by_hand() -> None:
    def run(effect: RunCode) -> RunReport:
        return RunReport(True, changes=() if effect.name.startswith("geometry-") else (worked(effect.stage),))

    world = artist(Decision("approve", "scaffold"), edited("reopen", "scaffold", by_hand("geometry")), run=run)
    result = finish(world)
    assert program(result) == ["scaffold", "geometry by hand"]
    assert world.scene == ["scaffold-again-1-1.py", "scaffold-again-1-1-geometry-by-hand-1.py"]


def test_a_retry_that_gains_nothing_leaves_it_as_it_was() -> None:
    world = artist(edited("retry", "scaffold", by_hand("scaffold")), quality=better_again(0.1))
    result = finish(world)
    assert result.passes[1].best is None
    assert world.scene[:3] == ["scaffold-1.py", "move_the_cup()", "geometry-1.py"]
    assert program(result)[:3] == ["scaffold", "scaffold by hand", "geometry"]


def test_what_no_longer_fits_is_left_out_and_told() -> None:
    world = artist(edited("retry", "scaffold", by_hand("scaffold")), run=refusing("move_the_cup()"))
    result = finish(world)
    retried = result.passes[1].best
    assert retried is not None
    assert retried.reason.endswith("What you changed by hand after the scaffold stage no longer fits and was left out.")
    assert program(result) == ["scaffold"]
    assert world.scene == ["scaffold-again-1-1.py"]


def test_of_several_changes_those_that_fit_are_kept() -> None:
    def run(effect: RunCode) -> RunReport:
        wrong = [number for number, line in enumerate(effect.code.splitlines(), start=1) if "bowl" in line]
        return RunReport(not wrong, "KeyError", line=wrong[0] if wrong else 0, changes=(worked(effect.stage),))

    code = "cup = find('cup')\nbowl = find('bowl')\nbowl.x = 1\ncup.x = 2\n"
    world = artist(edited("retry", "scaffold", by_hand("scaffold", code)), run=run)
    result = finish(world)
    assert result.program[1].code == "cup = find('cup')\ncup.x = 2\n"
    retried = result.passes[1].best
    assert retried is not None
    assert "Part of what you changed by hand after the scaffold stage no longer fits" in retried.reason


@pytest.mark.parametrize("line", [0, 1, 99])
def test_what_fails_as_a_whole_is_left_out_as_a_whole(line: int) -> None:
    world = artist(
        edited("retry", "scaffold", by_hand("scaffold", "move()\n")),
        run=lambda effect: RunReport("move" not in effect.code, "Boom", line=line, changes=(worked(effect.stage),)),
    )
    assert program(finish(world)) == ["scaffold"]


@pytest.mark.parametrize(("refused", "settled"), [("nothing", ["cup"]), ("move_the_cup()", [])])
def test_what_is_done_again_is_settled_again_and_nothing_else(refused: str, settled: list[str]) -> None:
    world = artist(
        edited("approve", "scaffold", by_hand("scaffold")),
        Decision("reopen", "scaffold", settled=(CUP,)),
        Decision("retry", "geometry", "rounder"),
        run=refusing(refused),
    )
    finish(world)
    retried = next(facts for facts in asked(world, "geometry") if facts["note"] == "rounder")
    assert [entry["name"] for entry in retried["settled"]] == settled


def test_a_critic_may_go_back_past_it_for_it_is_done_again() -> None:
    world = artist(
        Decision("approve", "scaffold"),
        edited("approve", "geometry", by_hand("geometry")),
        verify=blaming("materials"),
    )
    result = finish(world)
    assert [entry.stage for entry in result.passes if entry.reopening] == ["scaffold"]
    assert world.scene[:4] == [
        "scaffold-again-1-1.py",
        "scaffold-again-1-1-geometry.py",
        "scaffold-again-1-1-geometry-by-hand-2.py",
        "scaffold-again-1-1-materials.py",
    ]


def test_a_critic_may_not_cost_the_artist_what_no_longer_fits() -> None:
    world = artist(
        Decision("approve", "scaffold"),
        edited("approve", "geometry", by_hand("geometry")),
        verify=blaming("materials"),
        run=refusing("move_the_cup()"),
    )
    result = finish(world)
    (reopened,) = [entry for entry in result.passes if entry.reopening]
    assert reopened.best is None
    assert reopened.attempts[0].error.startswith("What the artist changed by hand after the geometry stage no longer")
    assert program(result)[:3] == ["scaffold", "geometry", "geometry by hand"]


@pytest.mark.parametrize("code", ["", "move_the_cup()"])
def test_a_critic_may_not_go_back_past_what_no_code_says(code: str) -> None:
    world = artist(
        Decision("approve", "scaffold"),
        edited("approve", "geometry", by_hand("geometry", code, untold=("cup: mesh",))),
        verify=blaming("materials"),
    )
    assert not [entry for entry in finish(world).passes if entry.reopening]


def test_what_no_code_says_is_lost_in_a_retry_and_told_no_more() -> None:
    world = artist(edited("retry", "scaffold", by_hand("scaffold", untold=("cup: mesh",))))
    result = finish(world)
    (section,) = [section for section in result.program if section.by_hand]
    assert section.code == "move_the_cup()" and section.untold == ()


def test_the_generator_is_handed_the_stages_own_code() -> None:
    world = artist(edited("approve", "scaffold", by_hand("scaffold")))
    finish(world)
    assert asked(world, "geometry")[0]["program"] == {"scaffold": "# scaffold 1"}
