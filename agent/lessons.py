# SPDX-License-Identifier: GPL-3.0-or-later
"""What attempts taught: what was changed, what it measured, what became of it; a line each, never a transcript."""

import dataclasses
import re
from collections.abc import Sequence
from typing import Final

from .errors import RecordError
from .gate import FIGURE_NAMES, NoiseFloor
from .measurements import LookMeasurements, ObjectMeasurements
from .program_units import units_of
from .session import Attempt, StageResult
from .stage import Stage
from .wording.numbers import short, signed

LONGEST: Final = 420
"""Letters of one lesson."""
MOST_LETTERS: Final = 2400
"""Of the lessons of one pass."""
MOST_NAMES: Final = 6
MOST_OBJECTS: Final = 3
EXCERPT: Final = re.compile(r'^(?:[> ] +\d+  |File "|  called from)')
"""Lines of an error that tell where it was, which another program has elsewhere."""


def lessons_of(stage: Stage, attempts: Sequence[Attempt], start: LookMeasurements | None, noise: NoiseFloor) -> str:
    """A line for each of ``attempts`` at ``stage``; the oldest left out where they are many."""
    lines: list[str] = []
    for index, attempt in enumerate(attempts):
        earlier = attempts[:index]
        best = next((entry for entry in reversed(earlier) if entry.won), None)
        before = best.measurements if best else start
        base = best.proposal.code if best else program_built_on(earlier)
        lines.append(_lesson(stage, attempt, base, before, noise))
    return _latest(lines)


def lessons_of_passes(passes: Sequence[StageResult], stages: Sequence[Stage], noise: NoiseFloor) -> str:
    """The last lessons of each pass that is over: what was kept, and what failed last."""
    by_name = {stage.name: stage for stage in stages}
    lines: list[str] = []
    for entry in passes:
        lessons = lessons_of(by_name[entry.stage], entry.attempts, entry.start, noise).splitlines()
        kept = entry.best.number if entry.best else 0
        telling = [line for line in lessons if line.startswith(f"- Attempt {kept},")] if kept else lessons[-1:]
        lines += [f"{line[:2]}{entry.stage}: {line[2:]}" for line in telling]
    return _latest(lines)


def program_built_on(attempts: Sequence[Attempt], accepted: str = "") -> str:
    """The program that the next attempt changes: one that failed and can be repaired, else the best, else what is
    ``accepted``, else the last that there is; empty for none."""
    whole = [attempt for attempt in attempts if attempt.proposal.code and not attempt.proposal.edits]
    if attempts and whole and whole[-1] is attempts[-1] and not attempts[-1].ok:
        return whole[-1].proposal.code
    best = next((attempt.proposal.code for attempt in reversed(whole) if attempt.won), "")
    return best or accepted or (whole[-1].proposal.code if whole else "")


def attempt_shown(attempts: Sequence[Attempt], accepted: str = "") -> Attempt | None:
    """The attempt whose state is measured and shown beside the program that the next one changes: the best or, where
    nothing is kept, the last that was rendered; None for the state that the stage starts from."""
    best = next((attempt for attempt in reversed(attempts) if attempt.won), None)
    if best is not None or accepted:
        return best
    return next((attempt for attempt in reversed(attempts) if attempt.measurements), None)


def changed_names(before: str, after: str) -> list[str]:
    """Functions, constants and calls that differ between two programs; empty where one cannot be read."""
    try:
        old, new = units_of(before, "the program"), units_of(after, "the program")
    except RecordError:
        return []
    meanings = {unit.meaning for unit in old}, {unit.meaning for unit in new}
    changed = [unit for unit in new if unit.meaning not in meanings[0] and unit.sort != "import"]
    gone = [unit for unit in old if unit.meaning not in meanings[1] and unit.sort != "import"]
    return list(dict.fromkeys(name for unit in (*changed, *gone) for name in unit.names))


def error_in_short(error: str) -> str:
    """What was wrong and what would have been right, in one line."""
    lines = [line.strip() for line in error.strip().splitlines() if not EXCERPT.match(line)]
    return " ".join(line for line in lines if line)


def _lesson(stage: Stage, attempt: Attempt, base: str, before: LookMeasurements | None, noise: NoiseFloor) -> str:
    said = _first_sentence(attempt.proposal.explanation)
    names = changed_names(base, attempt.proposal.code) if base else []
    shown = ", ".join(f"`{name}`" for name in names[:MOST_NAMES]) + (" and others" if len(names) > MOST_NAMES else "")
    did = " ".join(filter(None, (said, f"Changed {shown}." if names else "")))
    if not attempt.ok:
        return _cut(f"- Attempt {attempt.number}, failed: {error_in_short(attempt.error)} ({did or 'no program'})")
    word = "kept" if attempt.won else "undone"
    text = f"- Attempt {attempt.number}, {word}: {did}"
    if attempt.measurements is not None:
        text += f" {_measured(stage, attempt.measurements, before, noise)}"
    return _cut(text + ("" if attempt.won else f" {attempt.reason}"))


def _measured(stage: Stage, now: LookMeasurements, before: LookMeasurements | None, noise: NoiseFloor) -> str:
    score = short(stage.score(now), 4)
    if before is None:
        return f"Score {score}."
    gains = {
        field.name: getattr(now.picture, field.name) - getattr(before.picture, field.name)
        for field in dataclasses.fields(now.picture)
    }
    figures = [
        f"{FIGURE_NAMES[name]} {signed(gain, 3)}" for name, gain in gains.items() if abs(gain) > _floor(noise, name)
    ]
    objects = _objects(stage, now, before)
    return f"Score {short(stage.score(before), 4)} → {score}" + "".join(f", {part}" for part in figures + objects) + "."


def _floor(noise: NoiseFloor, name: str) -> float:
    return max(5e-4, float(getattr(noise.figures, name)))


def _objects(stage: Stage, now: LookMeasurements, before: LookMeasurements) -> list[str]:
    """Those that changed most in what the stage is about."""
    pairs = [(entry, old) for entry in now.objects if (old := before.of(entry.id)) is not None]
    changes = [(_value(stage, entry) - _value(stage, old), entry, old) for entry, old in pairs]
    changes.sort(key=lambda change: -abs(change[0]))
    return [
        f"`{entry.id}` {_about(stage)} {short(_value(stage, old), 2)} → {short(_value(stage, entry), 2)}"
        for change, entry, old in changes[:MOST_OBJECTS]
        if abs(change) >= (0.02 if _about(stage) == "overlap" else 1.0)
    ]


def _about(stage: Stage) -> str:
    if "light" in stage.duties:
        return "CIEDE2000"
    return "flat CIEDE2000" if "colour" in stage.duties else "overlap"


def _value(stage: Stage, entry: ObjectMeasurements) -> float:
    if "light" in stage.duties:
        return entry.colour_difference
    return entry.flat_colour_difference if "colour" in stage.duties else entry.iou


def _first_sentence(text: str) -> str:
    words = " ".join(text.split())
    found = re.match(r".{12,}?[.!?](?=\s|$)", words)
    return (found.group() if found else words)[:200]


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _latest(lines: list[str]) -> str:
    kept: list[str] = []
    for line in reversed(lines):
        if sum(map(len, kept)) + len(line) > MOST_LETTERS:
            kept.append(f"- {len(lines) - len(kept)} older ones are left out.")
            break
        kept.append(line)
    return "\n".join(reversed(kept))
