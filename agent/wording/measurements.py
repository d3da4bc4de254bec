# SPDX-License-Identifier: GPL-3.0-or-later
"""What was measured on the whole picture."""

import dataclasses
from collections.abc import Sequence

from ..gate import FIGURE_NAMES, NoiseFloor
from ..measurements import Cell, LookMeasurements
from ..stage import Stage
from .numbers import hexadecimal, level_differences, short
from .table import table


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
            *(f"{hexadecimal(cell.reference)} {level_differences(cell.full, cell.reference)}" for cell in row),
        ]
        for number, row in enumerate(cells)
    ]
    return table(heads, rows)


def _between(number: int, count: int) -> str:
    return f"{short(number / count, 2)} to {short((number + 1) / count, 2)}"
