# SPDX-License-Identifier: GPL-3.0-or-later
"""What was measured on the whole picture."""

import dataclasses
from collections.abc import Sequence
from typing import Final

from ..gate import FIGURE_NAMES, NoiseFloor
from ..measurements import Cell, LookMeasurements, Patch
from ..stage import Stage
from .numbers import hexadecimal, level_differences, short
from .table import table

MOST_OF_PATCHES: Final = 3
"""Objects whose colours are told place by place."""


def figures_in_words(look: LookMeasurements, stage: Stage) -> str:
    """The stage's score and the seven figures, in one line."""
    figures = ", ".join(
        f"{FIGURE_NAMES[field.name]} {short(getattr(look.picture, field.name))}"
        for field in dataclasses.fields(look.picture)
    )
    return f"{stage.name} score {short(stage.score(look), 4)}; {figures}"


def limits_in_words(stage: Stage, start: LookMeasurements | None, noise: NoiseFloor) -> str:
    """Which figures may not get worse than they are before the stage; empty where there was nothing before."""
    if start is None or not stage.keeps:
        return ""
    figures = (field.name for field in dataclasses.fields(start.picture) if field.name in stage.keeps)
    return ", ".join(
        f"{FIGURE_NAMES[name]} {short(getattr(start.picture, name))} (noise {short(getattr(noise.figures, name))})"
        for name in figures
    )


def cells_in_words(cells: Sequence[Sequence[Cell]]) -> str:
    """The picture's colours place by place: the reference's mean, and the full render's minus it in levels of 255."""
    if not cells:
        return ""
    columns = len(cells[0])
    heads = ["y \\ x", *(_between(column, columns) for column in range(columns))]
    rows = [
        [
            _between(number, len(cells)),
            *map(_patch, row),
        ]
        for number, row in enumerate(cells)
    ]
    return table(heads, rows)


def patches_in_words(look: LookMeasurements) -> str:
    """A table like that of ``cells_in_words`` for each of the large objects with the largest errors alone; empty where
    there is none."""
    if not look.cells:
        return ""
    rows, columns = len(look.cells), len(look.cells[0])
    large = sorted((entry for entry in look.objects if entry.patches), key=lambda entry: -entry.error_share)
    return "\n\n".join(
        f"`{entry.id}` alone:\n\n{_patches(entry.patches, rows, columns)}" for entry in large[:MOST_OF_PATCHES]
    )


def _patches(patches: Sequence[Patch], rows: int, columns: int) -> str:
    """Without the rows and columns in which the object is not seen."""
    at = {(patch.row, patch.column): patch for patch in patches}
    across = sorted({patch.column for patch in patches})
    lines = [
        [
            _between(row, rows),
            *(_patch(at[row, column]) if (row, column) in at else "" for column in across),
        ]
        for row in sorted({patch.row for patch in patches})
    ]
    return table(["y \\ x", *(_between(column, columns) for column in across)], lines)


def _patch(patch: Cell | Patch) -> str:
    return f"{hexadecimal(patch.reference)} {level_differences(patch.full, patch.reference)}"


def _between(number: int, count: int) -> str:
    return f"{short(number / count, 2)} to {short((number + 1) / count, 2)}"
