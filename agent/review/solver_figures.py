# SPDX-License-Identifier: GPL-3.0-or-later
"""What a solver that the artist asked for did to the figures."""

from typing import Final

from ..measurements import Figure, Measurements
from ..solver_report import SolverReport
from .figure_rows import figure_rows
from .view import FigureRow

SHOWN: Final[frozenset[Figure]] = frozenset({"psnr", "ciede2000", "mean_iou"})
"""Match, colours and shapes."""


def solver_figures(report: SolverReport | None, noise: Measurements) -> tuple[FigureRow, ...]:
    """The figures before and after, of small renders; none where nothing was rendered."""
    if report is None or report.before is None or report.after is None:
        return ()
    return tuple(row for row in figure_rows(report.after, report.before, noise) if row.figure in SHOWN)
