# SPDX-License-Identifier: GPL-3.0-or-later
"""Best so far, never last: whether an attempt replaces the best state."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

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

SMALL: Final[Mapping[str, float]] = {"psnr": 0.3, "ssim": 0.02, "ciede2000": 0.5, "mean_iou": 0.01}
"""Falls that other gains can make up for. They are what a good change costs by chance: a true shadow that lies three
pixels off, or an outline that was read off the picture by eye."""
WEIGHTS: Final[Mapping[str, float]] = {"psnr": 1 / 30, "ssim": 1.0, "ciede2000": 1 / 30}
"""What figures are weighed against each other with: 30 dB, and 30 of CIEDE2000, for the whole range of SSIM."""


@dataclass(frozen=True)
class NoiseFloor:
    """How far renders of one scene differ; smaller gains are not believed."""

    figures: Measurements
    """Per figure."""
    looks: tuple[LookMeasurements, ...] = ()
    """The renders, so that a stage's own score gets its floor as well."""

    def of_score(self, stage: Stage) -> float:
        """The floor of ``stage``'s score."""
        return value_floor([stage.score(look) for look in self.looks]) if self.looks else 0.0


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
    None. No figure that the stage keeps may fall below ``start`` by more than its noise floor, but for a little that
    other gains outweigh, and the stage's score must beat ``best`` (``start`` where no attempt won yet) by more than
    the score's floor. On the first pass through a stage that makes something new, the first sound attempt need not
    score better than a state that has nothing of the kind. What the artist ``wished`` is kept, whatever it measures:
    the artist sees both and can roll back.
    """
    losses = _losses(stage, candidate, start, noise) if start is not None else {}
    lost = [f"{FIGURE_NAMES[name]} fell by {loss:.3g}" for name, loss in losses.items()]
    if wished:
        return Ruling(True, f"Kept, as you asked for it{''.join(f'; {loss}' for loss in lost)}.")
    if start is not None and lost and not _outweighed(stage, candidate, start, losses, noise):
        return Ruling(False, f"Not kept: {', '.join(lost)}.")
    though = f", though {', '.join(lost)}" if lost else ""
    rival = rival_of(stage, best, start, first_pass=first_pass)
    if rival is None:
        return Ruling(True, f"Kept: the first sound attempt{though or ', and nothing got worse'}.")
    gain = stage.score(candidate) - stage.score(rival)
    if gain <= noise.of_score(stage):
        return Ruling(False, "Not kept: no measurable gain over the best so far.")
    if critique.prefers == "best":
        return Ruling(False, "Not kept: it measures better, but the critic prefers the best so far.")
    return Ruling(True, f"Kept: the {stage.name} score rose by {gain:.3g}{though}.")


def rival_of(
    stage: Stage, best: LookMeasurements | None, start: LookMeasurements | None, *, first_pass: bool
) -> LookMeasurements | None:
    """What an attempt must beat: the best of this pass, else the state before; None where it need beat nothing."""
    return best or (None if stage.required and first_pass else start)


def figures_agree(candidate: LookMeasurements, rival: LookMeasurements, noise: NoiseFloor) -> bool:
    """Whether no figure of ``candidate`` is worse than that of ``rival`` by more than noise.

    Then an opinion could only be wrong: a critic who compared two renders of a coffee cup chose, in both orders, the
    one whose cup lay four pixels off, against every figure.
    """
    return all(
        gain >= -getattr(noise.figures, name) for name, gain in candidate.picture.gains_over(rival.picture).items()
    )


def _losses(
    stage: Stage, candidate: LookMeasurements, start: LookMeasurements, noise: NoiseFloor
) -> Mapping[str, float]:
    """The figures that the stage should keep and that fell by more than noise, and by how much."""
    return {
        name: -gain
        for name, gain in candidate.picture.gains_over(start.picture).items()
        if name in stage.keeps and -gain > getattr(noise.figures, name)
    }


def _outweighed(
    stage: Stage,
    candidate: LookMeasurements,
    start: LookMeasurements,
    losses: Mapping[str, float],
    noise: NoiseFloor,
) -> bool:
    """Whether each of ``losses`` is small, the stage's own score rose, and the picture as a whole did not get worse."""
    gains = candidate.picture.gains_over(start.picture)
    return (
        all(loss <= SMALL.get(name, 0.0) for name, loss in losses.items())
        and stage.score(candidate) - stage.score(start) > noise.of_score(stage)
        and sum(weight * gains[name] for name, weight in WEIGHTS.items() if name in stage.keeps) >= 0.0
    )


def no_noise() -> NoiseFloor:
    """The floor before it was measured."""
    return NoiseFloor(Measurements(**{field.name: 0.0 for field in dataclasses.fields(Measurements)}))
