# SPDX-License-Identifier: GPL-3.0-or-later
"""What arithmetic can fit to the reference, and what came of it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import bpy

from ..operators.translated import pgettext_iface
from .measurements import draw_figure
from .shown import session_view
from .tab import InMaquetteTab
from .wrapped_text import paragraph

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import IconItems

    from ..agent.review.view import SessionView
    from ..agent.solver import SolverName
    from ..agent.solver_report import Outcome

SOLVERS: Final[Mapping["SolverName", str]] = {
    "placement": "Place Objects",
    "camera": "Fit Camera",
    "colour": "Fit Colours",
    "light": "Fit Lights",
}
OUTCOMES: Final[Mapping["Outcome", str]] = {
    "kept": "{}: done. It is part of the program.",
    "worse": "{}: what was found made the picture worse, so the scene is as it was.",
    "unusable": "{}: what was found could not be used, so the scene is as it was.",
    "nothing": "{}: nothing to change was found.",
}
"""What came of a solver, by its name."""
ICONS: "Final[Mapping[Outcome, IconItems]]" = {
    "kept": "CHECKMARK",
    "worse": "X",
    "unusable": "ERROR",
    "nothing": "INFO",
}
UNDECIDED_SHOWN: Final = 4


class MAQUETTE_PT_solvers(InMaquetteTab, bpy.types.Panel):
    """A button for each solver, and what the last one found."""

    bl_label = "Fit to the Reference"
    bl_order = 6

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether the scene is the artist's to edit."""
        view = session_view(context)
        return view is not None and view.state in ("review", "done")

    def draw(self, context: bpy.types.Context) -> None:
        """Draw the buttons, then what came of the last of them."""
        view = session_view(context)
        assert view is not None
        grid = self.layout.grid_flow(row_major=True, columns=2, even_columns=True, align=True)
        grid.operator("maquette.place_objects", icon="OBJECT_ORIGIN")
        grid.operator("maquette.fit_camera", icon="CAMERA_DATA")
        grid.operator("maquette.fit_colours", icon="MATERIAL")
        grid.operator("maquette.fit_lights", icon="LIGHT")
        if view.solved is None:
            hint = pgettext_iface("By arithmetic, without asking anyone. What you changed or locked stays.")
            paragraph(self.layout, context, hint, quiet=True)
        else:
            _outcome(self.layout, context, view)


def _outcome(layout: bpy.types.UILayout, context: bpy.types.Context, view: "SessionView") -> None:
    report = view.solved
    assert report is not None
    told = pgettext_iface(OUTCOMES[report.outcome]).format(pgettext_iface(SOLVERS[report.solver]))
    paragraph(layout, context, told, icon=ICONS[report.outcome])
    for row in view.solver_figures:
        draw_figure(layout, context, row)
    if report.summary:
        # What was left out steps back.
        paragraph(layout, context, report.summary, quiet=report.outcome in ("worse", "unusable"))
    if report.undecided:
        column = layout.column()
        column.label(text="The Picture Does Not Tell")
        for sentence in report.undecided[:UNDECIDED_SHOWN]:
            paragraph(column, context, sentence, icon="DOT", quiet=True)
        more = len(report.undecided) - UNDECIDED_SHOWN
        if more > 0:
            paragraph(column, context, pgettext_iface("and {} more").format(more), icon="BLANK1", quiet=True)
