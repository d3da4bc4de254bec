# SPDX-License-Identifier: GPL-3.0-or-later
"""What prompts lack when a session is to remember nothing."""

from dataclasses import replace
from typing import Final

import pytest

from maquette.agent.critique import Checked, Critique
from maquette.agent.effects import Decision
from maquette.agent.errors import MaquetteError
from maquette.agent.request import Request
from maquette.agent.session import Settings
from maquette.agent.solver import require_prompts_for
from maquette.tests.unit.test_loop import finish
from maquette.tests.unit.test_loop_that_sees import BARE, SEES, WIDE, Seeing, by_name, unsatisfied

FORGETS: Final = replace(SEES, without=("memory",))
LATER: Final = replace(WIDE, stage="materials", kind="colour", evidence="The cup is too red.")
REMEMBERED: Final = (
    "## Learned in earlier stages",
    "## Attempts at this stage so far",
    "## The artist's wishes for this stage so far",
)


def played(settings: Settings) -> Seeing:
    """Geometry is tried until nothing is gained, once more at the artist's wish, and leaves something to materials."""
    critique = unsatisfied(WIDE, LATER)
    world = Seeing(
        quality=by_name(geometry_1=0.6, geometry_2=0.4),
        critiques={"geometry 1": critique, "geometry 2": Critique((BARE,), "tie", False, "It lost its handle.")},
        decisions=[
            Decision("approve", "scaffold"),
            Decision("retry", "geometry", "rounder"),
            Decision("approve", "geometry"),
        ],
    )
    finish(world, settings)
    return world


def told_of(request: Request) -> str:
    """All that was asked but the form of the answer, which speaks of everything."""
    captions = "\n".join(picture.caption for picture in request.pictures)
    return request.prompt.partition("## Your answer")[0] + captions


def test_prompts_tell_nothing_of_what_came_before_the_state() -> None:
    remembering, forgetting = played(SEES), played(FORGETS)
    for heading in REMEMBERED:
        assert any(heading in told_of(entry) for entry in remembering.asked("generate", "geometry"))
        assert not any(heading in told_of(entry) for entry in forgetting.asked("generate", "geometry"))
    assert any("undone" in told_of(entry) for entry in remembering.asked("generate", "geometry"))
    assert not any("undone" in told_of(entry) for entry in forgetting.asked("generate", "geometry"))


def test_what_an_earlier_stage_left_over_is_not_told() -> None:
    assert "too red" in told_of(played(SEES).asked("generate", "materials")[0])
    assert "too red" not in told_of(played(FORGETS).asked("generate", "materials")[0])


def test_what_the_critic_says_of_the_state_and_the_wish_of_now_are_told_all_the_same() -> None:
    requests = played(FORGETS).asked("generate", "geometry")
    assert "The cup is too wide." in told_of(requests[1])
    assert any("rounder" in told_of(entry) for entry in requests)


def test_the_critic_is_not_asked_about_what_was_open_before() -> None:
    assert any("Open before" in told_of(entry) for entry in played(SEES).asked("verify", "geometry"))
    assert not any("Open before" in told_of(entry) for entry in played(FORGETS).asked("verify", "geometry"))


def test_nothing_is_carried_from_one_critique_to_the_next() -> None:
    script = {"geometry 1": unsatisfied(WIDE), "geometry 2": unsatisfied(BARE, earlier=(Checked(1, "open", "Still."),))}
    world = Seeing(quality=by_name(geometry_1=0.5, geometry_2=0.6), critiques=script)
    attempts = finish(world, FORGETS).passes[1].attempts
    assert attempts[1].critique is not None and attempts[1].critique.items == (BARE,)


def test_who_reads_no_prompts_has_no_memory_to_be_without() -> None:
    with pytest.raises(MaquetteError, match="reads no prompts"):
        require_prompts_for(("light", "memory"), sees=False)
    require_prompts_for(("light", "outline"), sees=False)
    require_prompts_for(("memory",), sees=True)
