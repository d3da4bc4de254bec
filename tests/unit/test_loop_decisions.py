# SPDX-License-Identifier: GPL-3.0-or-later
"""What the artist decides at a review is what the loop does."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from maquette.agent.critique import Critique, Item
from maquette.agent.effects import Ask, Decision, Look, Review, RunCode, RunReport, Snapshot
from maquette.agent.request import Request
from maquette.agent.session import SessionResult
from maquette.agent.settled import Settled
from maquette.tests.unit.test_loop import World, finish, worked

APPROVE = Decision("approve", "scaffold")
DIM = Item("", "light", "geometry", 0.3, "The cup is too square.", "Round it.")
BLAME = Item("cup", "colour", "scaffold", 0.9, "The cup is missing.", "Add it.")


def even(name: str) -> float:
    """Each look is as good as any other."""
    return 0.5


def saying(stage: str, *items: Item) -> Callable[[Mapping[str, Any]], Critique]:
    """The critic of ``stage`` has these items; all are satisfied."""
    return lambda facts: Critique(items if facts["stage"] == stage else (), "candidate", True, "")


def asked(world: World, stage: str) -> list[Mapping[str, Any]]:
    """What the generator was told for ``stage``, question by question."""
    requests = [effect.request for effect in world.effects if isinstance(effect, Ask)]
    return [entry.facts for entry in requests if entry.task == "generate" and entry.facts["stage"] == stage]


def reopened(result: SessionResult) -> list[str]:
    return [entry.stage for entry in result.passes if entry.reopening]


def codes(result: SessionResult) -> dict[str, str]:
    """The program, stage by stage."""
    return {section.stage: section.code for section in result.program}


def test_approving_passes_on_what_is_left_over_and_accepting_does_not() -> None:
    handed = {}
    for action in ("approve", "accept"):
        world = World(quality=even, verify=saying("scaffold", DIM), decisions=[Decision(action, "scaffold")])  # type: ignore[arg-type]
        finish(world)
        handed[action] = asked(world, "geometry")[0]["items"]
    assert len(handed["approve"]) == 1 and handed["accept"] == []


def test_accepting_goes_back_to_nothing() -> None:
    world = World(quality=even, verify=saying("geometry", BLAME), decisions=[APPROVE, Decision("accept", "geometry")])
    assert reopened(finish(world)) == []
    approving = World(quality=even, verify=saying("geometry", BLAME))
    assert reopened(finish(approving)) == ["scaffold"]


@pytest.mark.parametrize("stage", ["scaffold", "materials"])
def test_finishing_leaves_the_later_stages_undone(stage: str) -> None:
    before = {"scaffold": 0, "materials": 2}[stage]
    world = World(quality=even, decisions=[APPROVE] * before + [Decision("finish", stage)])  # type: ignore[arg-type]
    result = finish(world)
    reviewed = [effect.stage for effect in world.effects if isinstance(effect, Review)]
    assert reviewed[-1] == stage and result.passes[-1].stage == stage
    assert list(codes(result))[-1] == stage
    assert world.kept[result.state.name] == world.scene


def test_finishing_goes_back_to_nothing() -> None:
    world = World(quality=even, verify=saying("geometry", BLAME), decisions=[APPROVE, Decision("finish", "geometry")])
    assert reopened(finish(world)) == []


def test_a_retry_with_a_note_is_kept_though_it_measures_worse_and_says_so() -> None:
    world = World(
        quality=lambda name: 0.2 if "again" in name and not name.endswith("before") else 0.6,
        verify=saying(""),
        decisions=[Decision("retry", "scaffold", "the cup is taller")],
    )
    result = finish(world)
    retried = result.passes[1]
    assert retried.best is not None and retried.best.number == 1
    assert retried.best.reason == "Kept, as you asked for it; outline agreement fell by 0.4."
    assert world.scene[0] == "scaffold-again-1-1.py"
    assert codes(result)["scaffold"] == retried.best.proposal.code


def test_later_attempts_of_a_wish_must_beat_its_first() -> None:
    qualities = {"scaffold-again-1-1": 0.3, "scaffold-again-1-2": 0.2, "scaffold-again-1-3": 0.4}
    world = World(
        quality=lambda name: qualities.get(name, 0.6), decisions=[Decision("retry", "scaffold", "the cup is taller")]
    )
    retried = finish(world).passes[1]
    assert [attempt.won for attempt in retried.attempts] == [True, False, True]
    assert "fell by" in retried.attempts[1].reason and "rose by" in retried.attempts[2].reason
    assert world.scene[0] == "scaffold-again-1-3.py"


def test_a_wish_that_cannot_be_fulfilled_leaves_the_state() -> None:
    world = World(
        quality=even,
        run=lambda effect: RunReport("again" not in effect.name, "Boom", changes=(worked(effect.stage),)),
        decisions=[Decision("retry", "scaffold", "the cup is taller")],
    )
    result = finish(world)
    assert result.passes[1].best is None and world.scene[0] == "scaffold-1.py"


def test_a_retry_without_a_note_must_gain() -> None:
    world = World(quality=even, decisions=[Decision("retry", "scaffold")])
    result = finish(world)
    assert result.passes[1].best is None and world.scene[0] == "scaffold-1.py"


def test_all_wishes_for_a_stage_are_remembered_and_the_latest_is_the_note() -> None:
    world = World(
        quality=even,
        decisions=[Decision("retry", "scaffold", "taller"), Decision("retry", "scaffold", "redder"), APPROVE],
    )
    finish(world)
    last = asked(world, "scaffold")[-1]
    assert last["note"] == "redder" and last["notes"] == ["taller", "redder"]
    assert asked(world, "geometry")[0]["notes"] == [] and asked(world, "geometry")[0]["note"] == ""


def test_a_wish_does_not_stand_in_the_way_of_later_passes() -> None:
    """When the critic goes back to a stage, what the artist wished for it is told but is no note to be fulfilled."""
    world = World(
        quality=even, verify=saying("geometry", BLAME), decisions=[Decision("retry", "scaffold", "taller"), APPROVE]
    )
    result = finish(world)
    assert reopened(result) == ["scaffold", "scaffold"]
    last = asked(world, "scaffold")[-1]
    assert last["note"] == "" and last["notes"] == ["taller"] and last["items"]


def test_the_artists_own_program_is_run_once_and_kept_with_the_later_ones_behind_it() -> None:
    world = World(
        quality=lambda name: 0.1 if "again" in name and not name.endswith("before") else 0.5,
        verify=saying(""),
        decisions=[APPROVE, Decision("rewrite", "scaffold", code="# mine")],
    )
    result = finish(world)
    (attempt,) = result.passes[2].attempts
    assert attempt.won and attempt.reason.startswith("Kept, as you asked for it")
    assert codes(result)["scaffold"] == "# mine"
    assert world.scene[:2] == ["scaffold-again-1-1.py", "scaffold-again-1-1-geometry.py"]
    assert [effect.code for effect in world.effects if isinstance(effect, RunCode)].count("# mine") == 1
    assert len(asked(world, "scaffold")) == 1
    assert result.passes[2].stopped == "Your own program was run."


def test_later_stages_are_handed_the_artists_own_program() -> None:
    world = World(quality=even, verify=saying(""), decisions=[Decision("rewrite", "scaffold", code="# mine"), APPROVE])
    finish(world)
    assert asked(world, "geometry")[0]["program"] == {"scaffold": "# mine"}


@pytest.mark.parametrize("failing", ["scaffold-again-1-1.py", "scaffold-again-1-1-geometry.py"])
def test_a_program_of_the_artists_that_fails_leaves_the_state_and_says_why(failing: str) -> None:
    world = World(
        quality=even,
        verify=saying(""),
        run=lambda effect: RunReport(effect.name != failing, "NameError: cap", changes=(worked(effect.stage),)),
        decisions=[APPROVE, Decision("rewrite", "scaffold", code="# mine")],
    )
    result = finish(world)
    assert result.passes[2].best is None and result.passes[2].stopped.startswith("Your own program was not kept: ")
    assert world.scene[:2] == ["scaffold-1.py", "geometry-1.py"]
    assert codes(result)["scaffold"] == "# scaffold 1"


def test_a_program_of_the_artists_that_changes_nothing_leaves_the_state() -> None:
    world = World(
        quality=even,
        verify=saying(""),
        run=lambda effect: RunReport(True, changes=() if effect.code == "# mine" else (worked(effect.stage),)),
        decisions=[Decision("rewrite", "scaffold", code="# mine")],
    )
    result = finish(world)
    assert result.passes[1].best is None and world.scene[0] == "scaffold-1.py"


def test_the_next_stage_builds_on_what_the_artist_left_and_measures_it_again() -> None:
    world = World(quality=lambda name: 0.7 if name == "geometry-again-0-before" else 0.5, verify=saying(""))
    world.decisions = [Decision("approve", "scaffold", state=Snapshot("mine", "mine"))]
    world.kept["mine"] = ["mine"]
    result = finish(world)
    geometry = result.passes[1]
    assert geometry.start is not None and geometry.start.picture.ssim == 0.7
    looks = world.names(Look)
    assert looks.index("geometry-again-0-before") < looks.index("geometry-1")
    assert world.scene[0] == "mine" and world.kept[result.state.name] == world.scene
    assert "materials-again-0-before" not in looks


def test_what_is_settled_is_told_to_the_stages_behind_it() -> None:
    settled = (Settled("cup", "cup", "locked"),)
    world = World(quality=even, verify=saying(""), decisions=[Decision("approve", "scaffold", settled=settled)])
    finish(world)
    assert asked(world, "scaffold")[0]["settled"] == []
    assert asked(world, "geometry")[0]["settled"] == [{"name": "cup", "ref": "cup", "how": "locked"}]


def test_a_stage_without_anything_kept_can_be_approved_but_not_the_first() -> None:
    class Mute(World):
        def answer(self, request: Request) -> object:
            if request.task == "generate" and request.facts["stage"] == "geometry":
                return {"code": 3}
            return super().answer(request)

    result = finish(Mute(quality=even, verify=saying("")))
    assert result.passes[1].best is None and "geometry" not in codes(result)
    assert result.passes[2].best is not None
