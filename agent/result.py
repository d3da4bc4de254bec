# SPDX-License-Identifier: GPL-3.0-or-later
"""The machine-readable summary of a finished session: ``result.json``."""

from collections.abc import Sequence

from .journal import Entry
from .measurements import Measurements
from .open_items import closed_items
from .records import JsonValue, to_json
from .report.data import ReportData
from .session import StageResult
from .timings import seconds_of, usage_of


def result_record(data: ReportData, fingerprint: str) -> dict[str, JsonValue]:
    """Everything that was measured, as plain data.

    ``stages`` lists the passes in the order in which they were made; a pass that re-opened a stage
    carries the number of the re-opening. ``seconds`` leaves out the time that a review waited.
    ``fingerprint`` is equal for equal final scenes. ``questions`` are those of a provider that reads
    prompts, with estimates of their size.
    """
    settings = data.session.settings
    return {
        "reference": settings.title,
        "provider": data.provider,
        "mode": settings.mode,
        "size": [settings.width, settings.height],
        "samples": settings.samples,
        "seed": settings.seed,
        "blender": data.blender,
        "seconds": round(data.seconds.total, 3),
        "fingerprint": fingerprint,
        "noise": to_json(data.session.noise),
        "baselines": {
            "mean_colour": _without_objects(data.baselines.mean_colour),
            "thumbnail_8x8": _without_objects(data.baselines.thumbnail_8x8),
        },
        "stages": [_stage_record(result, data.entries_of_pass(result)) for result in data.session.passes],
        "checklist": _checklist_record(data.session.passes),
        "final": to_json(data.final.picture),
        "questions": to_json(data.questions),
    }


def _stage_record(result: StageResult, entries: Sequence[Entry]) -> dict[str, JsonValue]:
    usage = usage_of(entries)
    measurements = result.measurements
    return {
        "name": result.stage,
        "reopening": result.reopening,
        "attempts": len(result.attempts),
        "best_attempt": result.best.number if result.best else None,
        "accepted": result.best is not None,
        "seconds": {name: round(value, 3) for name, value in to_json(seconds_of(entries)).items()},
        "tokens": {"in": usage.tokens_in, "out": usage.tokens_out},
        "calls": usage.calls,
        "dollars": usage.dollars,
        "measurements": to_json(measurements.picture) if measurements else None,
    }


def _without_objects(card: Measurements) -> dict[str, JsonValue]:
    """The figures of a flat picture, in which there are no objects to find."""
    return {**to_json(card), "coverage": 0.0, "mean_iou": 0.0}


def _checklist_record(passes: Sequence[StageResult]) -> dict[str, JsonValue]:
    """Of the critic's earlier findings that were put to it again with the next render: how many it found closed."""
    attempts = [attempt for result in passes for attempt in result.attempts if attempt.critique]
    checked, closed = sum(len(entry.asked) for entry in attempts), sum(len(closed_items(entry)) for entry in attempts)
    return {"checked": checked, "closed": closed, "closed_rate": round(closed / checked, 3) if checked else None}
