# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures of a state beside those of another and of the yardsticks."""

from typing import cast

from ..measurements import Baselines, Figure, Measurements
from ..report.figures import FIGURES
from .view import FigureRow


def figure_rows(
    end: Measurements, start: Measurements | None, noise: Measurements, baselines: Baselines | None = None
) -> tuple[FigureRow, ...]:
    """A row for each figure of ``end``, in the report's order: better or worse than ``start``, or but ``noise``."""
    gains = end.gains_over(start) if start else {}
    rows = []
    for figure in FIGURES:
        yardsticks = None if figure.of_objects else baselines
        gain = gains.get(figure.name, 0.0)
        rows.append(
            FigureRow(
                figure=cast("Figure", figure.name),
                value=figure.value(end),
                before=figure.value(start) if start else None,
                mean_colour=figure.value(yardsticks.mean_colour) if yardsticks else None,
                thumbnail=figure.value(yardsticks.thumbnail_8x8) if yardsticks else None,
                better=0 if abs(gain) <= figure.value(noise) else 1 if gain > 0 else -1,
            )
        )
    return tuple(rows)
