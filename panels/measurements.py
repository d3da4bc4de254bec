# SPDX-License-Identifier: GPL-3.0-or-later
"""How a stage measures, beside its yardsticks."""

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import bpy

from ..operators.translated import pgettext_iface
from .shown import shown_review
from .tab import InMaquetteTab
from .words import FIGURES, MEANINGS
from .wrapped_text import paragraph

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import IconItems

    from ..agent.report.figures import Figure
    from ..agent.review.view import FigureRow

ARROWS: "Final[Mapping[int, IconItems]]" = {1: "TRIA_UP", 0: "BLANK1", -1: "TRIA_DOWN"}


class MAQUETTE_PT_measurements(InMaquetteTab, bpy.types.Panel):
    """The figures, which of them rose, and what simple pictures would get."""

    bl_label = "Measurements"
    bl_parent_id = "MAQUETTE_PT_review"
    bl_options = {"DEFAULT_CLOSED"}
    bl_order = 1

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether the stage was measured."""
        shown = shown_review(context)
        return shown is not None and bool(shown[1].figures)

    def draw(self, context: bpy.types.Context) -> None:
        """Draw the figures, then what they mean."""
        shown = shown_review(context)
        assert shown is not None
        for row in shown[1].figures:
            draw_figure(self.layout, context, row)
        header, body = self.layout.panel("maquette_meanings", default_closed=True)
        header.label(text="What Do These Mean?")
        if body is not None:
            _meanings(body, context, shown[1].figures)


def draw_figure(layout: bpy.types.UILayout, context: bpy.types.Context, row: "FigureRow") -> None:
    """Draw one figure with an arrow that says better or worse, its yardsticks in a quiet line below."""
    figure = _written(row.figure)
    column = layout.column(align=True)
    line = column.split(factor=0.56, align=True)
    line.label(text=FIGURES[row.figure], icon=ARROWS[row.better])
    value = line.row()
    value.alignment = "RIGHT"
    value.label(text=_from_to(figure, row), translate=False)
    if row.mean_colour is not None and row.thumbnail is not None:
        yardsticks = pgettext_iface("plain card {}, blurred {}")
        told = yardsticks.format(_bare(figure, row.mean_colour), _bare(figure, row.thumbnail))
        paragraph(column, context, told, icon="BLANK1", quiet=True)


def _from_to(figure: "Figure", row: "FigureRow") -> str:
    """Such as ``15.9 → 16.4 dB``; the value alone where it is new or the same."""
    now = figure.write(row.value)
    if row.before is None or figure.write(row.before) == now:
        return now
    return f"{_bare(figure, row.before)} \N{RIGHTWARDS ARROW} {now}"


def _bare(figure: "Figure", value: float) -> str:
    """Without the unit, which the figure itself is written with."""
    return figure.write(value).removesuffix(f"\N{NO-BREAK SPACE}{figure.unit}")


def _meanings(layout: bpy.types.UILayout, context: bpy.types.Context, figures: tuple["FigureRow", ...]) -> None:
    arrows = pgettext_iface("An arrow up is better than before, an arrow down worse, by more than chance.")
    yardsticks = pgettext_iface(
        "Plain card and blurred are yardsticks: what a card in the picture's mean colour, and the picture "
        "itself shrunk to 8 by 8 pixels, would get."
    )
    for text in (*(pgettext_iface(MEANINGS[row.figure]) for row in figures), arrows, yardsticks):
        paragraph(layout, context, text)


@lru_cache(maxsize=16)
def _written(name: str) -> "Figure":
    from ..agent.report.figures import FIGURES as WRITTEN

    return next(figure for figure in WRITTEN if figure.name == name)
