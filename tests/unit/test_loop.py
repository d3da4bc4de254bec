# SPDX-License-Identifier: GPL-3.0-or-later
"""The loop stepped by hand, without Blender."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from maquette.agent.blueprint import Blueprint, BlueprintObject, CameraGuess, LightGuess, Material
from maquette.agent.changes import Aspect, Change
from maquette.agent.critique import Critique, Item
from maquette.agent.effects import (
    Ask,
    CheckGeometry,
    Decision,
    Effect,
    FindFlatSurfaces,
    Keep,
    Look,
    LookResult,
    Measure,
    MeasureTextures,
    Oddities,
    RefineOutlines,
    Restore,
    Review,
    RunCode,
    RunReport,
    Snapshot,
    Solution,
    Solve,
    Tell,
)
from maquette.agent.errors import ProviderError
from maquette.agent.loop import reconstruct
from maquette.agent.measurements import LookMeasurements, Measurements
from maquette.agent.prompt_book import PromptBook
from maquette.agent.proposal import Proposal
from maquette.agent.records import to_json
from maquette.agent.request import Reply, Request
from maquette.agent.session import SessionResult, Settings
from maquette.agent.surface_texture import FlatSurfaces, Textures
from maquette.stages import ONESHOT, STAGES

PROMPTS = PromptBook.read(Path(__file__).parents[2] / "prompts")
GREY = Material((0.5, 0.5, 0.5), (0.5, 0.5, 0.5), 0.5)
BLUEPRINT = Blueprint(
    title="test",
    camera=CameraGuess(50.0, 0.3, 1.0),
    light=LightGuess(0.0, 1.0, 0.5, 1.0),
    objects=(
        BlueprintObject("ground", "ground", "ground", "plane", (0.0, 0.5, 1.0, 1.0), GREY),
        BlueprintObject("cup", "cup", "object", "lathe", (0.4, 0.4, 0.6, 0.7), GREY, support="ground"),
    ),
)
SETTINGS = Settings("test", "reference.png", 60, 40, samples=1, seed=0)
ASPECTS: dict[str, Aspect] = {
    "scaffold": "object",
    "geometry": "geometry",
    "materials": "material",
    "composition": "transform",
    "lighting": "light",
    "oneshot": "object",
}
SATISFIED = Critique((), "candidate", True, "Good.")


def figures(quality: float) -> LookMeasurements:
    """A look that is better in every figure the higher ``quality`` is, from 0 to 1."""
    picture = Measurements(10 + quality, quality, 20 - quality, quality, quality, 1.0, quality)
    return LookMeasurements(picture, (), quality)


def worked(stage: str) -> Change:
    """A change that the stage is there to make."""
    return Change("changed", ASPECTS[stage], "cup", "what", "old", "new")


@dataclass
class World:
    """Answers effects from a script and remembers what was asked."""

    quality: Callable[[str], float]
    """Quality of the look with that name."""
    run: Callable[[RunCode], RunReport] = lambda effect: RunReport(True, changes=(worked(effect.stage),))
    verify: Callable[[Mapping[str, Any]], Critique] = lambda facts: replace(SATISFIED, satisfied=False)
    decisions: list[Decision] = field(default_factory=list)
    readings: list[Decision] = field(default_factory=list)
    """Decisions on the blueprint."""
    scene: list[str] = field(default_factory=list)
    """Names of the code that made the present scene."""
    kept: dict[str, list[str]] = field(default_factory=dict)
    effects: list[Effect] = field(default_factory=list)

    def perform(self, effect: Effect) -> object:
        self.effects.append(effect)
        match effect:
            case Ask(request):
                return Reply(self.answer(request))
            case RunCode(name=name):
                self.scene = [*self.scene, name]
                return self.run(effect)
            case RefineOutlines() | FindFlatSurfaces() | MeasureTextures() | CheckGeometry():
                return nothing_found(effect)
            case Look(name=name):
                return LookResult({"full": f"{name}.png"})
            case Measure(look=look):
                return figures(self.quality(look.pictures["full"].removesuffix(".png")))
            case Solve():
                return Solution()
            case Keep(name):
                self.kept[name] = self.scene
                return Snapshot(name, ",".join(self.scene))
            case Restore(name):
                self.scene = self.kept[name]
                return Snapshot(name, ",".join(self.scene))
            case Review("blueprint"):
                return self.readings.pop(0) if self.readings else Decision("approve", "blueprint")
            case Review(stage):
                return self.decisions.pop(0) if self.decisions else Decision("approve", stage)
            case Tell():
                return None

    def answer(self, request: Request) -> object:
        if request.task == "blueprint":
            return to_json(BLUEPRINT)
        if request.task == "generate":
            return to_json(Proposal(f"# {request.facts['stage']} {request.facts['attempt']}", "Does it."))
        return to_json(self.verify(request.facts))

    def names(self, kind: type) -> list[str]:
        return [effect.name for effect in self.effects if isinstance(effect, kind)]  # type: ignore[attr-defined]


def nothing_found(effect: RefineOutlines | FindFlatSurfaces | MeasureTextures | CheckGeometry) -> object:
    """What arithmetic says where there is nothing to say."""
    if isinstance(effect, RefineOutlines):
        return effect.blueprint
    results = {FindFlatSurfaces: FlatSurfaces, MeasureTextures: Textures, CheckGeometry: Oddities}
    return results[type(effect)]()


def better_again(quality: float) -> Callable[[str], float]:
    """Looks of 0.5, and of ``quality`` where a stage was re-opened and its code has run."""
    return lambda name: quality if "again" in name and not name.endswith("before") else 0.5


def finish(world: World, settings: Settings = SETTINGS) -> SessionResult:
    stages = STAGES if settings.mode == "staged" else (ONESHOT,)
    loop = reconstruct(settings, stages, PROMPTS)
    effect = next(loop)
    while True:
        try:
            effect = loop.send(world.perform(effect))
        except StopIteration as end:
            result: SessionResult = end.value
            return result


def test_one_good_attempt_a_stage_is_enough_when_the_critic_is_satisfied() -> None:
    world = World(quality=lambda name: 0.5 + 0.1 * len(world.scene), verify=lambda facts: SATISFIED)
    result = finish(world)
    assert [(entry.stage, len(entry.attempts)) for entry in result.passes] == [(stage.name, 1) for stage in STAGES]
    assert [section.stage for section in result.program] == [stage.name for stage in STAGES]
    assert world.scene == [f"{stage.name}-1.py" for stage in STAGES]


def test_the_best_attempt_is_kept_not_the_last() -> None:
    qualities = {"scaffold-1": 0.3, "scaffold-2": 0.6, "scaffold-3": 0.4}
    world = World(quality=lambda name: qualities.get(name, 0.6))
    result = finish(world)
    best = result.passes[0].best
    assert best is not None and best.number == 2
    assert world.scene[0] == "scaffold-2.py"


def test_a_stage_ends_when_two_attempts_in_a_row_gain_nothing() -> None:
    world = World(quality=lambda name: 0.5)
    result = finish(world)
    geometry = result.passes[1]
    assert len(geometry.attempts) == 3
    assert geometry.best is not None and geometry.best.number == 1


def test_an_attempt_that_makes_a_figure_worse_is_undone() -> None:
    world = World(quality=lambda name: 0.2 if name.startswith("lighting") else 0.5)
    result = finish(world)
    assert result.passes[-1].best is None
    assert result.passes[-1].measurements == result.passes[-2].measurements
    assert not any(name.startswith("lighting") for name in world.scene)
    assert "lighting" not in [section.stage for section in result.program]


def test_composition_must_gain_something() -> None:
    world = World(quality=lambda name: 0.5)
    assert not any(entry.best for entry in finish(world).passes if entry.stage == "composition")


def test_a_failing_program_goes_back_with_its_error_and_uses_up_no_attempt() -> None:
    def run(effect: RunCode) -> RunReport:
        if effect.name == "materials-1.py":
            return RunReport(False, "Traceback: no such socket")
        return RunReport(True, changes=(worked(effect.stage),))

    world = World(quality=lambda name: 0.5, run=run)
    result = finish(world)
    materials = result.passes[2]
    assert [attempt.ok for attempt in materials.attempts] == [False, True, True, True]
    requests = [effect.request for effect in world.effects if isinstance(effect, Ask)]
    histories = [
        request.facts["history"]
        for request in requests
        if request.task == "generate" and request.facts["stage"] == "materials"
    ]
    assert histories[1][0]["error"] == "Traceback: no such socket"


def test_a_proposal_that_was_tried_before_ends_the_stage() -> None:
    class Parrot(World):
        def answer(self, request: Request) -> object:
            if request.task == "generate":
                return to_json(Proposal(f"# {request.facts['stage']}", "Again."))
            return super().answer(request)

    world = Parrot(quality=lambda name: 0.5)
    result = finish(world)
    assert [len(entry.attempts) for entry in result.passes] == [1] * len(STAGES)
    assert result.passes[0].stopped == "There is nothing new left to try."
    assert world.scene[0] == "scaffold-1.py"


def test_what_changes_nothing_is_not_rendered() -> None:
    world = World(
        quality=lambda name: 0.5,
        run=lambda effect: RunReport(True, changes=() if "composition" in effect.name else (worked(effect.stage),)),
    )
    composition = finish(world).passes[3]
    assert [attempt.reason for attempt in composition.attempts] == ["Not kept: it changes nothing."] * 2
    assert not [name for name in world.names(Look) if "composition" in name]


def test_a_stage_gives_up_when_nothing_runs() -> None:
    world = World(
        quality=lambda name: 0.5,
        run=lambda effect: RunReport("geometry" not in effect.name, "Boom", changes=(worked(effect.stage),)),
    )
    geometry = finish(world).passes[1]
    assert len(geometry.attempts) == 4
    assert geometry.best is None and geometry.stopped == "Too many proposals failed to run."


def test_a_session_ends_when_its_first_stage_has_nothing_that_runs() -> None:
    world = World(quality=lambda name: 0.5, run=lambda effect: RunReport(False, "NameError: bpi\n  1  bpi.data"))
    with pytest.raises(ProviderError, match=r"scaffold stage .* NameError: bpi Start again"):
        finish(world)
    assert {effect.stage for effect in world.effects if isinstance(effect, RunCode)} == {"scaffold"}


def test_what_leaves_the_scope_is_refused_and_told() -> None:
    moved = Change("changed", "transform", "cup", "location", "(0, 0, 0)", "(0, 0, 1)")

    def run(effect: RunCode) -> RunReport:
        return RunReport(True, changes=(moved if effect.name == "materials-1.py" else worked(effect.stage),))

    world = World(quality=lambda name: 0.5, run=run)
    first = finish(world).passes[2].attempts[0]
    assert not first.ok
    assert "cup: location (0, 0, 0) → (0, 0, 1)" in first.error
    assert "materials-1.py" not in world.scene


def test_a_mistake_of_an_earlier_stage_reopens_it_at_most_twice() -> None:
    blame = Item("cup", "colour", "materials", 0.9, "The cup is too red.", "Make it browner.")

    def verify(facts: Mapping[str, Any]) -> Critique:
        return Critique((blame,) if facts["stage"] == "lighting" else (), "candidate", True, "")

    world = World(quality=better_again(0.7), verify=verify)
    result = finish(world)
    reopened = [entry for entry in result.passes if entry.reopening]
    assert [entry.stage for entry in reopened] == ["materials"]
    assert reopened[0].best is not None
    assert world.scene[-2:] == ["materials-again-1-1.py", "materials-again-1-1-lighting.py"]
    assert world.scene.index("materials-again-1-1.py") > world.scene.index("geometry-1.py")
    asked = [effect.request.facts for effect in world.effects if isinstance(effect, Ask)]
    assert any(facts.get("objects") == ["cup"] for facts in asked)


def test_a_reopening_is_judged_by_the_views_of_its_own_stage() -> None:
    """Lighting does without the clay view, whose place the full one takes; geometry must not be compared with that."""
    blame = Item("cup", "shape", "geometry", 0.9, "The cup is too wide.", "Make it narrower.")

    class Clay(World):
        def perform(self, effect: Effect) -> object:
            answer = super().perform(effect)
            if isinstance(effect, Look):
                return LookResult(dict.fromkeys(effect.views, f"{effect.name}.png"))
            if isinstance(effect, Measure) and "clay" not in effect.look.pictures:
                assert isinstance(answer, LookMeasurements)
                return replace(answer, clay_edge_f1=0.95)
            return answer

    world = Clay(
        quality=better_again(0.7),
        verify=lambda facts: Critique((blame,) if facts["stage"] == "lighting" else (), "candidate", True, ""),
    )
    (reopened,) = [entry for entry in finish(world).passes if entry.reopening]
    assert reopened.stage == "geometry" and reopened.best is not None
    assert reopened.start is not None and reopened.start.clay_edge_f1 == 0.5


def test_a_reopening_that_gains_nothing_leaves_the_scene_as_it_was() -> None:
    blame = Item("cup", "colour", "materials", 0.9, "The cup is too red.", "Make it browner.")
    world = World(
        quality=lambda name: 0.5,
        verify=lambda facts: Critique((blame,) if facts["stage"] == "lighting" else (), "candidate", True, ""),
    )
    result = finish(world)
    assert [entry.best for entry in result.passes if entry.reopening] == [None]
    assert not any("again" in name for name in world.scene)


def test_what_a_critic_leaves_to_a_later_stage_reaches_it_past_stages_that_change_nothing() -> None:
    dim = Item("", "light", "lighting", 0.3, "It is too dark.", "Add light.")

    def verify(facts: Mapping[str, Any]) -> Critique:
        return Critique((dim,) if facts["stage"] == "materials" else (), "candidate", True, "")

    world = World(quality=lambda name: 0.5, verify=verify)
    assert finish(world).passes[3].best is None
    asked = [effect.request.facts for effect in world.effects if isinstance(effect, Ask)]
    lighting = next(facts for facts in asked if facts.get("stage") == "lighting")
    assert lighting["items"] == [to_json(dim)]


def test_the_artist_can_have_a_stage_retried_with_a_note() -> None:
    retry = Decision("retry", "scaffold", "the cup is taller")
    world = World(quality=better_again(0.9), decisions=[retry])
    result = finish(world)
    asked = [effect.request.facts for effect in world.effects if isinstance(effect, Ask)]
    (wished, *_) = (facts for facts in asked if facts.get("note") == "the cup is taller")
    assert wished["accepted"] == result.passes[0].best.proposal.code
    assert [(entry.stage, entry.reopening) for entry in result.passes[:2]] == [("scaffold", 0), ("scaffold", 1)]


def test_the_artist_can_reopen_an_earlier_stage() -> None:
    approve = Decision("approve", "scaffold")
    world = World(
        quality=better_again(0.9),
        decisions=[approve, Decision("reopen", "scaffold", "more to the left")],
    )
    result = finish(world)
    assert [entry.stage for entry in result.passes[:3]] == ["scaffold", "geometry", "scaffold"]
    assert world.scene[:2] == ["scaffold-again-1-1.py", "scaffold-again-1-1-geometry.py"]


def test_a_gain_below_the_noise_floor_is_not_believed() -> None:
    qualities = {"noise-1": 0.45, "noise-2": 0.48, "geometry-1": 0.5, "geometry-2": 0.52}
    world = World(quality=lambda name: qualities.get(name, 0.5))
    result = finish(world)
    geometry = result.passes[1]
    assert geometry.best is not None and geometry.best.number == 1


def test_an_unreadable_blueprint_is_asked_for_once_more_and_then_refused() -> None:
    class Mumbler(World):
        def answer(self, request: Request) -> object:
            return {"title": 3}

    world = Mumbler(quality=lambda name: 0.5)
    with pytest.raises(ProviderError, match="no usable blueprint"):
        finish(world)
    assert sum(isinstance(effect, Ask) for effect in world.effects) == 2


def test_one_shot_makes_one_attempt_at_everything() -> None:
    world = World(quality=lambda name: 0.5)
    result = finish(world, replace(SETTINGS, mode="oneshot"))
    assert [(entry.stage, len(entry.attempts)) for entry in result.passes] == [("oneshot", 1)]
