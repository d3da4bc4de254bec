# SPDX-License-Identifier: GPL-3.0-or-later
"""Judges an attempt from its measurements alone."""

from collections.abc import Mapping
from typing import Literal

from ...blueprint import Blueprint
from ...critique import Critique, Item
from ...measurements import LookMeasurements, Measurements
from ...records import JsonValue, from_json
from .discrepancies import find_discrepancies
from .measures import follows_outlines
from .outline_fallback import poorly_fitting
from .stage_score import score_of

Preference = Literal["candidate", "best", "tie"]

WORTH_ANOTHER_TRY = 0.12
"""Severity from which on an item of the stage's own duty keeps the critic from being satisfied."""
MOST_ITEMS = 8


def review(facts: Mapping[str, JsonValue]) -> Critique:
    """The critique of the attempt that ``facts`` are about: its discrepancies, the worst first, and a verdict."""
    stage: str = facts["stage"]
    blueprint = from_json(Blueprint, facts["blueprint"])
    candidate = from_json(LookMeasurements, facts["measurements"])
    best = None if facts["best"] is None else from_json(LookMeasurements, facts["best"])
    noise = from_json(Measurements, facts["noise"])
    items = find_discrepancies(blueprint, candidate, stage)
    own = [item for item in items if stage in (item.stage, "oneshot")]
    return Critique(
        items=tuple(items[:MOST_ITEMS]),
        prefers=_preference(candidate, best, stage, noise),
        satisfied=not _has_remedy(facts, blueprint, candidate, own),
        summary=_summary(own),
    )


def _has_remedy(
    facts: Mapping[str, JsonValue], blueprint: Blueprint, candidate: LookMeasurements, own: list[Item]
) -> bool:
    """Whether the analyst knows what to do better; it looks at the reference but once."""
    if facts["stage"] == "scaffold":
        return False
    if facts["stage"] == "geometry":
        return follows_outlines(facts) and bool(poorly_fitting(blueprint, candidate))
    return any(item.severity >= WORTH_ANOTHER_TRY for item in own)


def _preference(
    candidate: LookMeasurements, best: LookMeasurements | None, stage: str, noise: Measurements
) -> Preference:
    if best is None:
        return "candidate"
    gain = score_of(stage, candidate) - score_of(stage, best)
    if abs(gain) <= noise.ssim:
        return "tie"
    return "candidate" if gain > 0.0 else "best"


def _summary(own: list[Item]) -> str:
    """The figures stand beside it wherever it is shown."""
    if not own:
        return "Nothing stands out that this stage could make better."
    if len(own) == 1:
        return f"One thing could be better. {own[0].evidence}"
    return f"{len(own)} things could be better, above all this one. {own[0].evidence}"
