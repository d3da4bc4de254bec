# SPDX-License-Identifier: GPL-3.0-or-later
"""What a solver that the artist asked for did to the figures."""

from typing import Final, cast

from ..measurements import Figure, Measurements
from ..report.figures import FIGURES
from ..solver_report import SolverReport
from .view import FigureRow

SHOWN: Final[frozenset[str]] = frozenset({"psnr", "ciede2000", "mean_iou"})
"""Match, colours and shapes."""


def solver_figures(report: SolverReport | None, noise: Measurements) -> tuple[FigureRow, ...]:
    """The figures before and after, of small renders; none where nothing was rendered."""
    if report is None or report.before is None or report.after is None:
        return ()
    before, after = report.before, report.after
    gains = after.gains_over(before)
    rows = []
    for figure in FIGURES:
        if figure.name in SHOWN:
            gain = gains.get(figure.name, 0.0)
            rows.append(
                FigureRow(
                    figure=cast("Figure", figure.name),
                    value=figure.value(after),
                    before=figure.value(before),
                    mean_colour=None,
                    thumbnail=None,
                    better=0 if abs(gain) <= figure.value(noise) else 1 if gain > 0 else -1,
                )
            )
    return tuple(rows)
