# SPDX-License-Identifier: GPL-3.0-or-later
"""What was read of the picture is agreed on before anything is built."""

from dataclasses import replace

from maquette.agent.effects import Ask, Decision, Keep, Review, RunCode, Snapshot
from maquette.agent.settled import Settled
from maquette.tests.unit.test_loop import BLUEPRINT, SATISFIED, World, finish

MUG = replace(BLUEPRINT, objects=(BLUEPRINT.objects[0], replace(BLUEPRINT.objects[1], name="mug")))


def world(*readings: Decision) -> World:
    made: World = World(
        quality=lambda name: 0.5 + 0.1 * len(made.scene), verify=lambda facts: SATISFIED, readings=[*readings]
    )
    return made


def test_it_is_reviewed_before_anything_is_built() -> None:
    made = world()
    finish(made)
    first = next(index for index, effect in enumerate(made.effects) if isinstance(effect, RunCode))
    kinds = [type(effect) for effect in made.effects[:first] if isinstance(effect, Ask | Keep | Review)]
    assert kinds == [Ask, Keep, Review, Ask]


def test_what_the_artist_made_of_it_is_built() -> None:
    made = world(Decision("approve", "blueprint", blueprint=MUG))
    result = finish(made)
    assert result.blueprint == MUG
    asked = [effect.request for effect in made.effects if isinstance(effect, Ask)]
    assert all("mug" in str(request.facts["blueprint"]) for request in asked if request.task == "generate")


def test_it_is_read_again_until_it_is_approved() -> None:
    made = world(
        Decision("retry", "blueprint", "there is a spoon", blueprint=MUG),
        Decision("retry", "blueprint"),
        Decision("approve", "blueprint"),
    )
    assert finish(made).blueprint == BLUEPRINT
    asked = [effect.request.facts for effect in made.effects if isinstance(effect, Ask)][:3]
    assert [facts["note"] for facts in asked] == ["", "there is a spoon", ""]
    assert [facts["earlier"] and facts["earlier"]["objects"][1]["name"] for facts in asked] == [None, "mug", "cup"]
    reviewed = [effect.blueprint for effect in made.effects if isinstance(effect, Review)]
    assert reviewed[:3] == [BLUEPRINT] * 3


def test_what_the_artist_put_there_first_is_what_stages_start_from() -> None:
    start = Snapshot("by-hand", "hash")
    settled = (Settled("mine", "mine", "added"),)
    made = world(Decision("approve", "blueprint", state=start, settled=settled))
    made.kept["by-hand"] = ["mine"]
    made.quality = lambda name: 0.5
    made.verify = lambda facts: replace(SATISFIED, satisfied=False)
    finish(made)
    restored = made.names(type(next(effect for effect in made.effects if type(effect).__name__ == "Restore")))
    assert restored[0] == "by-hand" and "start" not in restored
    told = next(
        effect.request for effect in made.effects if isinstance(effect, Ask) and effect.request.task == "generate"
    )
    assert told.facts["settled"][0]["name"] == "mine"
