# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers that a program declares as tunable are tuned behind its solvers, and cost no attempt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from maquette.agent.changes import Change
from maquette.agent.effects import RESULTS, Decision, Effect, Glance, Look, Restore, RunCode, RunReport, Tell
from maquette.agent.journal import Journal
from maquette.agent.loop import reconstruct
from maquette.agent.proposal import Proposal
from maquette.agent.records import from_json, to_json
from maquette.agent.session import Attempt, SessionResult
from maquette.agent.stepper import Stepper
from maquette.agent.tune import RENDERS
from maquette.agent.tuning.least_gain import LOOKS
from maquette.agent.tuning.numbers import find_numbers
from maquette.agent.tuning.suggest import suggest
from maquette.agent.tuning.suggestion import Suggest, Suggestion
from maquette.stages import STAGES
from maquette.tests.unit.test_loop import PROMPTS, SATISFIED, SETTINGS, World, figures, finish, worked

ONLY_TUNING = replace(SETTINGS, without=("camera", "placement", "colour", "light"))
PROGRAM = "HEIGHT = tunable(0.12, 0.08, 0.16)\nEDGE = tunable(0.5, 0.0, 1.0)\n"


@dataclass
class TuningWorld(World):
    """One in which the lighting's program is unsure of two numbers."""

    score: Callable[[float, int], float] = lambda height, seed: 0.5 - abs(height - 0.1)
    """Quality of a glance at that height, with that seed."""
    missing: bool = False
    asked: tuple[str, ...] = ()

    def perform(self, effect: Effect) -> object:
        if not isinstance(effect, Suggest | Glance):
            return super().perform(effect)
        self.effects.append(effect)
        if isinstance(effect, Suggest):
            result: object = Suggestion(missing=True) if self.missing else suggest(effect)
        else:
            result = figures(self.score(self.height(), effect.seed))
        record = RESULTS[type(effect)]
        assert record is not None
        return from_json(record, to_json(result))

    def answer(self, request: object) -> object:
        answer = super().answer(request)  # type: ignore[arg-type]
        if "code" in answer and request.facts["stage"] == "lighting":  # type: ignore[operator, attr-defined]
            return to_json(Proposal(PROGRAM, "Unsure.", solve=self.asked))
        return answer

    def height(self) -> float:
        """What the present scene was made with."""
        code = next(effect.code for effect in reversed(self.effects) if isinstance(effect, RunCode))
        return find_numbers(code)[0].value

    def glances(self) -> list[Glance]:
        return [effect for effect in self.effects if isinstance(effect, Glance)]


def tuning(**given: object) -> TuningWorld:
    return TuningWorld(**{"quality": lambda _: 0.5, "verify": lambda _: SATISFIED, **given})  # type: ignore[arg-type]


def only_attempt(result: SessionResult) -> Attempt:
    (attempt,) = result.passes[-1].attempts
    return attempt


def test_what_scores_better_joins_the_program_and_is_told() -> None:
    world = tuning()
    result = finish(world, ONLY_TUNING)
    attempt = only_attempt(result)
    height, edge = find_numbers(attempt.proposal.code)
    assert height.value == pytest.approx(0.1, abs=0.002)
    assert attempt.written == PROGRAM
    assert attempt.proposal.code == PROGRAM.replace("0.12", height.text(height.value))
    assert result.program[-1].code == attempt.proposal.code
    assert world.scene[-1] == "lighting-1.py" and world.height() == height.value
    (words,) = attempt.solved
    assert words.startswith(
        f"tuning: HEIGHT 0.12 → {height.value}; the lighting score at {SETTINGS.width} pixels rose from "
    )
    assert words.endswith(
        f"by {len(world.glances())} renders. It makes no difference to the score what is given for EDGE."
    )
    assert edge.value == 0.5


def test_each_trial_starts_from_the_stages_base_is_small_and_is_told_of_and_there_are_not_too_many() -> None:
    world = tuning()
    finish(world, ONLY_TUNING)
    glances = world.glances()
    assert 10 < len(glances) <= RENDERS
    assert {(effect.side, effect.views) for effect in glances} == {(SETTINGS.width, ("full",))}
    trials = [
        place for place, effect in enumerate(world.effects) if getattr(effect, "name", "") == "lighting-1-tuning.py"
    ]
    assert all(isinstance(world.effects[place - 1], Restore) for place in trials)
    told = [effect.message for effect in world.effects if isinstance(effect, Tell) and "Tuning" in effect.message]
    assert told[:3] == [f"Tuning: {used} of {RENDERS}" for used in (0, LOOKS + 1, LOOKS + 2)]


def test_the_same_goes_on_each_time_so_that_a_journal_can_replay_it() -> None:
    first, second = tuning(), tuning()
    finish(first, ONLY_TUNING)
    finish(second, ONLY_TUNING)
    assert first.effects == second.effects


def test_a_session_cut_short_within_a_tuning_goes_on_where_it_was(tmp_path: Path) -> None:
    journal = Journal.create(tmp_path / "journal.jsonl", {"settings": {"title": "test"}})
    world = tuning()
    stepper = Stepper(reconstruct(ONLY_TUNING, STAGES, PROMPTS), journal, lambda _: None)
    stepper.start()
    while len(world.glances()) < 12:
        assert stepper.effect is not None
        stepper.answer(world.perform(stepper.effect), 0.0)
    journal.close()
    resumed = Stepper(reconstruct(ONLY_TUNING, STAGES, PROMPTS), Journal.reopen(journal.path), lambda _: None)
    rebuild = resumed.start()
    assert resumed.effect == stepper.effect
    assert [effect.name for effect in rebuild.code] == ["lighting-1-tuning.py"]


@pytest.mark.parametrize(
    "score",
    [
        lambda height, seed: 0.5 - abs(height - 0.12),
        lambda height, seed: 0.5 + 0.1 * seed - abs(height - 0.1),
        lambda height, seed: 0.5 - (abs(height - 0.1) if seed == 0 else 0.0),
    ],
    ids=["best already", "within the noise floor", "by one seed alone"],
)
def test_what_is_not_measurably_better_leaves_program_and_scene_as_they_were(
    score: Callable[[float, int], float],
) -> None:
    world = tuning(score=score)
    attempt = only_attempt(finish(world, ONLY_TUNING))
    assert attempt.proposal.code == PROGRAM
    assert "no other values were measurably better" in attempt.solved[0]
    assert world.scene[-1] == "lighting-1.py" and world.height() == 0.12


def test_values_with_which_the_program_fails_or_leaves_its_scope_are_not_taken() -> None:
    def run(effect: RunCode) -> RunReport:
        height = find_numbers(effect.code)[0].value if "tunable" in effect.code else 0.12
        stray = Change("changed", "geometry", "cup", "what", "old", "new")
        return RunReport(height > 0.1, changes=(stray if height > 0.13 else worked(effect.stage),))

    attempt = only_attempt(finish(tuning(run=run), ONLY_TUNING))
    assert 0.1 < find_numbers(attempt.proposal.code)[0].value < 0.11


def test_without_the_optimiser_all_stays_and_the_package_that_brings_it_is_named() -> None:
    world = tuning(missing=True)
    attempt = only_attempt(finish(world, ONLY_TUNING))
    assert attempt.proposal.code == PROGRAM and not world.glances()
    assert "package with wheels" in attempt.solved[0]


def test_a_session_can_be_without_tuning() -> None:
    world = tuning()
    attempt = only_attempt(finish(world, replace(ONLY_TUNING, without=(*ONLY_TUNING.without, "tuning"))))
    assert not world.glances() and not attempt.solved


@pytest.mark.parametrize("asked", [(), ("tuning",)])
def test_what_the_artist_has_wished_is_tuned_only_where_it_is_asked_for(asked: tuple[str, ...]) -> None:
    decisions = [Decision("approve", stage) for stage in ("scaffold", "geometry", "materials", "composition")]
    world = tuning(decisions=[*decisions, Decision("retry", "lighting", "darker")], asked=asked)
    finish(world, ONLY_TUNING)
    again = [effect for effect in world.effects if isinstance(effect, RunCode) and "again-1" in effect.name]
    assert again
    assert any("tuning" in effect.name for effect in again) == bool(asked)


def test_an_attempt_is_looked_at_after_it_was_tuned() -> None:
    world = tuning()
    finish(world, ONLY_TUNING)
    last = max(place for place, effect in enumerate(world.effects) if isinstance(effect, Glance))
    look = next(
        place
        for place, effect in enumerate(world.effects)
        if getattr(effect, "name", "") == "lighting-1" and isinstance(effect, Look)
    )
    assert look > last
