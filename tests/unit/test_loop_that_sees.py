# SPDX-License-Identifier: GPL-3.0-or-later
"""The loop with a provider that looks at pictures: evidence, earlier findings, pairs."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from maquette.agent.blueprint import CameraGuess
from maquette.agent.critique import Checked, Comparison, Critique, Item, ViewWish
from maquette.agent.effects import (
    Ask,
    Draw,
    DrawCrops,
    DrawPair,
    Effect,
    Evidence,
    Facts,
    FindFlatSurfaces,
    Inspect,
    Look,
    LookResult,
    LookUp,
    Measure,
    MeasureShapes,
    MeasureTextures,
    MeasureYardsticks,
)
from maquette.agent.measured_shapes import MeasuredShape, MeasuredShapes
from maquette.agent.measurements import Baselines, LookMeasurements
from maquette.agent.open_items import closed_items
from maquette.agent.records import to_json
from maquette.agent.request import Picture, Reply, Request
from maquette.agent.session import SessionResult
from maquette.agent.solver import Switch
from maquette.tests.unit.test_loop import SATISFIED, SETTINGS, World, figures, finish

SEES = replace(SETTINGS, sees=True)
WIDE = Item("cup", "shape", "geometry", 0.4, "The cup is too wide.", "Make it narrower.")
BARE = Item("cup", "missing", "geometry", 0.3, "The cup has no handle.", "Add one.")


@dataclass
class Seeing(World):
    """Draws, compares, and criticises attempts one after another as the script says."""

    critiques: dict[str, Critique] = field(default_factory=dict)
    """By stage and attempt, such as ``geometry 2``."""
    nearer: Callable[[Request, DrawPair], str] = lambda request, pair: "tie"
    refused: frozenset[str] = frozenset()
    """Tasks that are not answered."""
    pair: DrawPair | None = None
    duller: frozenset[str] = frozenset()
    """Looks whose tones agree less than their quality says, so that not all figures speak for them."""

    def perform(self, effect: Effect) -> object:
        match effect:
            case Measure(look=look) if Path(look.pictures["full"]).stem in self.duller:
                measured = super().perform(effect)
                assert isinstance(measured, LookMeasurements)
                return replace(measured, picture=replace(measured.picture, histogram=0.01))
            case MeasureYardsticks():
                self.effects.append(effect)
                return Baselines(figures(0.1).picture, figures(0.2).picture)
            case LookUp():
                self.effects.append(effect)
                return Facts(("`Bevel` has a width.",))
            case Draw(name=name):
                self.effects.append(effect)
                return Evidence({sort: Picture(f"evidence/{name}-{sort}.png", sort) for sort in ("sheet", "outlines")})
            case DrawPair(name=name):
                self.effects.append(effect)
                self.pair = effect
                return Evidence({"sheet": Picture(f"evidence/{name}-sheet.png", "Reference, A and B.")})
            case DrawCrops(boxes=boxes):
                self.effects.append(effect)
                return Evidence({str(n): Picture(f"crop-{n}.png", "Enlarged.") for n, _ in enumerate(boxes, 1)})
            case Inspect(wishes=wishes):
                self.effects.append(effect)
                return LookResult({str(n): f"view-{n}.png" for n, _ in enumerate(wishes, 1)})
            case Ask(request=request, needed=needed) if request.task in self.refused:
                self.effects.append(effect)
                assert not needed
                return Reply(None, refusal="I'd rather not.")
        return super().perform(effect)

    def answer(self, request: Request) -> object:
        if request.task == "compare":
            assert self.pair is not None
            return to_json(Comparison(self.nearer(request, self.pair), "Its rim is rounder."))  # type: ignore[arg-type]
        if request.task == "verify":
            facts = request.facts
            key = f"{facts['stage']} {facts['attempt']}"
            return to_json(self.critiques.get(key, SATISFIED))
        return super().answer(request)

    def asked(self, task: str, stage: str) -> list[Request]:
        requests = [effect.request for effect in self.effects if isinstance(effect, Ask)]
        return [entry for entry in requests if entry.task == task and entry.facts.get("stage") == stage]


def geometry_of(result: SessionResult):  # type: ignore[no-untyped-def]
    return result.passes[1]


def by_name(**qualities: float) -> Callable[[str], float]:
    """The quality of each look by its name, ``_`` for ``-``; 0.5 for all else."""
    return lambda name: qualities.get(name.replace("-", "_"), 0.5)


def unsatisfied(*items: Item, earlier: tuple[Checked, ...] = ()) -> Critique:
    return Critique(items, "tie", False, "", earlier)


def test_the_verifier_is_shown_evidence_and_told_figures_in_words() -> None:
    world = Seeing(quality=lambda name: 0.5)
    finish(world, SEES)
    (request,) = world.asked("verify", "geometry")
    assert [picture.path for picture in request.pictures] == [
        "evidence/geometry-1-sheet.png",
        "evidence/geometry-1-outlines.png",
    ]
    assert "| geometry score | 0.5 |" in request.prompt.replace("**", "")
    assert "mean colour" in request.prompt and '{"' not in request.prompt


def test_a_pass_begins_with_pictures_of_the_state_that_it_starts_from() -> None:
    world = Seeing(quality=lambda name: 0.5)
    result = finish(world, SEES)
    drawn = world.names(Draw)
    assert "scaffold-0" not in drawn, "there is nothing to draw before anything was built"
    assert drawn.index("geometry-0") < drawn.index("geometry-1")
    attempt = geometry_of(result).attempts[0]
    assert attempt.evidence is not None and set(attempt.evidence.pictures) == {"sheet", "outlines"}


def test_nothing_is_drawn_for_a_provider_that_computes() -> None:
    world = World(quality=lambda name: 0.5)
    finish(world)
    assert not world.names(Draw) and not any(isinstance(effect, MeasureYardsticks) for effect in world.effects)


def test_what_is_open_is_asked_about_on_the_next_render() -> None:
    world = Seeing(
        quality=by_name(geometry_1=0.5, geometry_2=0.6, geometry_3=0.7),
        nearer=lambda request, pair: "A" if pair.first.pictures["full"] > pair.second.pictures["full"] else "B",
        critiques={
            "geometry 1": unsatisfied(WIDE, BARE),
            "geometry 2": unsatisfied(
                earlier=(Checked(1, "closed", "It is as wide as it should be."), Checked(2, "worse", "Still none."))
            ),
        },
    )
    attempts = geometry_of(finish(world, SEES)).attempts
    first, second, third = world.asked("verify", "geometry")
    assert "Open before" not in first.prompt.split("## Your answer")[0]
    assert "1. `cup`, shape (0.4): The cup is too wide." in second.prompt
    assert "2. `cup`, missing (0.3): The cup has no handle." in second.prompt
    assert closed_items(attempts[1]) == (WIDE,)
    assert attempts[1].critique.items == (replace(BARE, evidence="Still none."),)
    assert "1. `cup`, missing (0.3): Still none." in third.prompt and "too wide" not in third.prompt


def test_an_item_that_was_not_answered_stays_open() -> None:
    world = Seeing(
        quality=by_name(geometry_1=0.5, geometry_2=0.6),
        critiques={"geometry 1": unsatisfied(WIDE), "geometry 2": unsatisfied(earlier=(Checked(7, "closed", ""),))},
    )
    attempts = geometry_of(finish(world, SEES)).attempts
    assert attempts[1].critique.items == (WIDE,) and closed_items(attempts[1]) == ()


def test_an_attempt_that_was_undone_takes_nothing_off_the_list() -> None:
    world = Seeing(
        quality=by_name(geometry_1=0.5, geometry_2=0.4),
        critiques={
            "geometry 1": unsatisfied(WIDE),
            "geometry 2": unsatisfied(BARE, earlier=(Checked(1, "closed", "Narrow now."),)),
        },
    )
    finish(world, SEES)
    third = world.asked("verify", "geometry")[2]
    assert "too wide" in third.prompt and "no handle" not in third.prompt


@pytest.mark.parametrize(
    ("nearer", "kept"),
    [("candidate", True), ("best", False), ("A", True), ("B", True), ("tie", True)],
)
def test_of_two_both_answers_must_agree_for_the_critic_to_decide(nearer: str, *, kept: bool) -> None:
    """A judge that always says A, or B, goes by the order: then the figures decide."""

    def answer(request: Request, pair: DrawPair) -> str:
        if nearer not in ("candidate", "best"):
            return nearer
        candidate = "A" if pair.first.pictures["full"] == "geometry-2.png" else "B"
        return candidate if nearer == "candidate" else "AB".replace(candidate, "")

    world = Seeing(
        quality=by_name(geometry_2=0.6),
        nearer=answer,
        critiques={"geometry 1": unsatisfied(WIDE)},
        duller=frozenset({"geometry-2"}),
    )
    second = geometry_of(finish(world, SEES)).attempts[1]
    assert second.won is kept
    pairs = [effect for effect in world.effects if isinstance(effect, DrawPair) and "geometry-2" in effect.name]
    assert len(pairs) == 2
    assert (pairs[0].first, pairs[0].second) == (pairs[1].second, pairs[1].first)


def test_no_judge_of_a_pair_is_told_which_is_the_candidate() -> None:
    critiques = {"geometry 1": unsatisfied(WIDE)}
    world = Seeing(quality=by_name(geometry_2=0.6), critiques=critiques, duller=frozenset({"geometry-2"}))
    finish(world, SEES)
    one, other = world.asked("compare", "geometry")
    assert one.prompt == other.prompt
    assert "candidate" not in one.prompt and "attempt" not in one.prompt.casefold()


@pytest.mark.parametrize(("quality", "won"), [(0.4, False), (0.6, True)])
def test_no_pair_is_judged_where_the_figures_decide_alone(quality: float, *, won: bool) -> None:
    world = Seeing(quality=by_name(geometry_2=quality), critiques={"geometry 1": unsatisfied(WIDE)})
    second = geometry_of(finish(world, SEES)).attempts[1]
    assert second.won is won
    assert not world.asked("compare", "geometry")


def test_an_attempt_outlives_a_critic_that_refuses() -> None:
    world = Seeing(quality=by_name(geometry_2=0.6, geometry_3=0.7), refused=frozenset({"verify", "compare"}))
    result = finish(world, SEES)
    best = geometry_of(result).best
    assert best is not None and best.number == 3
    assert best.critique.summary == "The critic gave no answer: I'd rather not."


def test_an_attempt_outlives_an_answer_that_cannot_be_read() -> None:
    class Babbling(Seeing):
        def answer(self, request: Request) -> object:
            return {"words": "?"} if request.task in ("verify", "compare") else super().answer(request)

    best = geometry_of(finish(Babbling(quality=by_name(geometry_2=0.6)), SEES)).best
    assert best is not None and best.number == 2
    assert best.critique.summary.startswith("The critic's answer could not be read")


def test_a_verifier_sees_the_views_that_it_asks_for_and_is_asked_once_more() -> None:
    wishes = (
        ViewWish("side", "cup"),
        ViewWish("crop", "", (0.2, 0.2, 0.5, 0.5)),
        ViewWish("above", ""),
    )
    world = Seeing(
        quality=by_name(geometry_2=0.6), critiques={"geometry 1": replace(SATISFIED, views=wishes, summary="Wait.")}
    )
    finish(world, SEES)
    first, second = world.asked("verify", "geometry")
    assert [picture.path for picture in second.pictures[len(first.pictures) :]] == ["crop-1.png", "view-1.png"]
    assert "at most two further views" in first.prompt and "Answer now" in second.prompt
    (inspect,) = [effect for effect in world.effects if isinstance(effect, Inspect)]
    assert inspect.wishes == wishes[:1]


def test_an_answer_that_was_given_stands_where_the_second_cannot_be_read() -> None:
    class Stammering(Seeing):
        def answer(self, request: Request) -> object:
            if request.task == "verify" and len(request.pictures) > 2:
                return {"words": "?"}
            return super().answer(request)

    wish = (ViewWish("alone", "cup"),)
    world = Stammering(
        quality=lambda name: 0.5, critiques={"geometry 1": replace(SATISFIED, views=wish, summary="Good so far.")}
    )
    best = geometry_of(finish(world, SEES)).best
    assert best is not None and best.critique.summary == "Good so far."


@pytest.mark.parametrize(
    "wish",
    [
        ViewWish("alone", ""),
        ViewWish("side", "teapot"),
        ViewWish("crop", ""),
        ViewWish("crop", "", (0.5, 0.5, 0.4, 0.6)),
        ViewWish("crop", "", (0.999, 0.0, 3.0, 0.5)),
    ],
)
def test_what_cannot_be_shown_is_not_asked_for(wish: ViewWish) -> None:
    world = Seeing(quality=lambda name: 0.5, critiques={"geometry 1": replace(SATISFIED, views=(wish,))})
    finish(world, SEES)
    assert len(world.asked("verify", "geometry")) == 1


def test_attempts_are_not_given_up_while_none_was_kept() -> None:
    worse = by_name(lighting_1=0.1, lighting_2=0.2, lighting_3=0.7)
    world = Seeing(quality=worse, critiques={f"lighting {number}": unsatisfied() for number in range(1, 5)})
    lighting = finish(world, SEES).passes[-1]
    assert lighting.best is not None and lighting.best.number == 3
    assert finish(World(quality=worse)).passes[-1].best is None


class Shapely(Seeing):
    """Whose looks tell the camera, by which outlines tell shapes."""

    def perform(self, effect: Effect) -> object:
        match effect:
            case Look(name=name):
                self.effects.append(effect)
                return LookResult({"full": f"{name}.png"}, camera=CameraGuess(50.0, 0.3, 1.0, 0.0))
            case MeasureShapes():
                self.effects.append(effect)
                return MeasuredShapes((MeasuredShape("cup", profile=((0.03, 0.0), (0.04, 0.08))),))
        return super().perform(effect)


def test_no_prompt_has_what_the_session_does_not_measure() -> None:
    def measured(*without: Switch) -> set[type[Effect]]:
        world = Shapely(quality=lambda _: 0.5, verify=lambda _: SATISFIED)
        finish(world, replace(SEES, without=without))
        prompts = [effect.request.prompt for effect in world.effects if isinstance(effect, Ask)]
        assert any("profile [(0.03, 0)" in prompt for prompt in prompts) == ("outline" not in without)
        return {type(effect) for effect in world.effects} & {MeasureShapes, FindFlatSurfaces, MeasureTextures}

    assert measured() == {MeasureShapes, FindFlatSurfaces, MeasureTextures}
    assert measured("outline") == {FindFlatSurfaces, MeasureTextures}
    assert measured("texture") == {MeasureShapes}


def test_geometry_is_told_the_profiles_that_outlines_tell() -> None:
    world = Shapely(quality=lambda _: 0.5, verify=lambda _: SATISFIED)
    finish(world, SEES)
    assert sum(isinstance(effect, MeasureShapes) for effect in world.effects) == 1
    told = {
        effect.request.facts["stage"]
        for effect in world.effects
        if isinstance(effect, Ask) and "profile [(0.03, 0), (0.04, 0.08)]" in effect.request.prompt
    }
    assert told == {"geometry"}
