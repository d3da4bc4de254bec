# SPDX-License-Identifier: GPL-3.0-or-later
"""Which pictures the generator is shown."""

from collections.abc import Iterator, Sequence
from typing import Final

from .assignment import Assignment, Circumstances
from .enlarged_quarters import enlarged_quarters
from .lessons import attempt_shown
from .request import Picture
from .session import Attempt
from .stage import Stage
from .vision.coordinate_grid import GRID_CAPTION, GRID_NAME

PLACES: Final = frozenset({"shape", "missing", "position", "scale"})
"""Kinds of discrepancy for which it matters where in the picture something is."""


def generator_pictures(
    assignment: Assignment, circumstances: Circumstances, attempts: Sequence[Attempt]
) -> tuple[Picture, ...]:
    """The reference, then the last attempt's render, which the built-in analyst reads; for those who see, how the
    state that is to be changed differs from the reference.

    They see the reference enlarged once a stage, and where shapes are made at each attempt.
    """
    pictures = [Picture(circumstances.settings.reference, "The reference")]
    last = next((attempt for attempt in reversed(attempts) if attempt.look), None)
    if not circumstances.settings.sees:
        return (*pictures, *_render(last))
    shown = attempt_shown(attempts, assignment.accepted)
    if assignment.stage.duties & PLACES:
        pictures.append(Picture(GRID_NAME, GRID_CAPTION))
    if not attempts or "shape" in assignment.stage.duties:
        pictures += enlarged_quarters(circumstances.settings)
    if last is not shown and circumstances.settings.remembers:
        pictures += _render(last)
    whose = "The state that this stage starts from"
    if shown is not None:
        whose = f"Attempt {shown.number}, {'the best so far' if shown.won else 'which was not kept'}"
    evidence = shown.evidence if shown else assignment.evidence
    if evidence is not None:
        pictures += [
            Picture(picture.path, f"{whose}. {picture.caption}")
            for name, picture in evidence.pictures.items()
            if name in _telling(assignment.stage)
        ]
    return tuple(pictures)


def _render(attempt: Attempt | None) -> Iterator[Picture]:
    if attempt is not None and attempt.look is not None:
        became = "kept" if attempt.won else "undone"
        yield Picture(attempt.look.pictures["full"], f"Render of attempt {attempt.number}, {became}")


def _telling(stage: Stage) -> frozenset[str]:
    """The sorts of evidence that show what ``stage`` can mend."""
    outlines = {"outlines"} if stage.duties & PLACES else set()
    colours = {"difference"} if stage.duties & {"colour", "light"} else set()
    edges = {"edges"} if "shape" in stage.duties else set()
    return frozenset({"sheet", "crops"} | outlines | edges | colours)
