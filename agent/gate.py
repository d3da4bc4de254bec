# SPDX-License-Identifier: GPL-3.0-or-later
"""Best so far, never last: whether an attempt replaces the best state."""

import dataclasses
from dataclasses import dataclass

from .critique import Critique
from .measurements import LookMeasurements, Measurements
from .stage import Stage
from .vision.noise import value_floor

FIGURE_NAMES = {
    "psnr": "PSNR",
    "ssim": "SSIM",
    "ciede2000": "colour difference",
    "edge_f1": "edge agreement",
    "histogram": "tonal agreement",
    "coverage": "coverage",
    "mean_iou": "outline agreement",
}


@dataclass(frozen=True)
class NoiseFloor:
    """How far two renders of one scene differ; smaller gains are not believed."""

    figures: Measurements
    """Per figure."""
    looks: tuple[LookMeasurements, LookMeasurements] | None = None
    """The two looks, so that a stage's own score gets its floor as well."""

    def of_score(self, stage: Stage) -> float:
        """The floor of ``stage``'s score."""
        if self.looks is None:
            return 0.0
        return value_floor(stage.score(self.looks[0]), stage.score(self.looks[1]))


@dataclass(frozen=True)
class Ruling:
    """The gate's word on an attempt."""

    won: bool
    reason: str


def judge(
    stage: Stage,
    candidate: LookMeasurements,
    critique: Critique,
    best: LookMeasurements | None,
    start: LookMeasurements | None,
    noise: NoiseFloor,
    *,
    first_pass: bool = True,
    wished: bool = False,
) -> Ruling:
    """Whether ``candidate`` replaces what was kept so far.

    ``start`` is the state before the stage, ``best`` the best attempt of this pass; either may be
    None. No figure that the stage keeps may fall below ``start`` by more than its noise floor, and the stage's score
    must beat ``best`` (``start`` where no attempt won yet) by more than the score's floor. On the
    first pass through a stage that makes something new, the first sound attempt need not score
    better than a state that has nothing of the kind. What the artist ``wished`` is kept, whatever it measures:
    the artist sees both and can roll back.
    """
    lost = _losses(stage, candidate, start, noise) if start is not None else []
    if wished:
        return Ruling(True, f"Kept, as you asked for it{''.join(f'; {loss}' for loss in lost)}.")
    if lost:
        return Ruling(False, f"Not kept: {', '.join(lost)}.")
    rival = rival_of(stage, best, start, first_pass=first_pass)
    if rival is None:
        return Ruling(True, "Kept: the first sound attempt, and nothing got worse.")
    gain = stage.score(candidate) - stage.score(rival)
    if gain <= noise.of_score(stage):
        return Ruling(False, "Not kept: no measurable gain over the best so far.")
    if critique.prefers == "best":
        return Ruling(False, "Not kept: it measures better, but the critic prefers the best so far.")
    return Ruling(True, f"Kept: the {stage.name} score rose by {gain:.3g}.")


def rival_of(
    stage: Stage, best: LookMeasurements | None, start: LookMeasurements | None, *, first_pass: bool
) -> LookMeasurements | None:
    """What an attempt must beat: the best of this pass, else the state before; None where it need beat nothing."""
    return best or (None if stage.required and first_pass else start)


def _losses(stage: Stage, candidate: LookMeasurements, start: LookMeasurements, noise: NoiseFloor) -> list[str]:
    """The figures that the stage should keep and that fell by more than noise."""
    return [
        f"{FIGURE_NAMES[name]} fell by {-gain:.3g}"
        for name, gain in candidate.picture.gains_over(start.picture).items()
        if name in stage.keeps and -gain > getattr(noise.figures, name)
    ]


def no_noise() -> NoiseFloor:
    """The floor before it was measured."""
    return NoiseFloor(Measurements(**{field.name: 0.0 for field in dataclasses.fields(Measurements)}))
