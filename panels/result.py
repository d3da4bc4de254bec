# SPDX-License-Identifier: GPL-3.0-or-later
"""How the finished scene came out, and where it can be taken."""

from typing import Final

import bpy

from ..operators.translated import pgettext_iface
from .files import draw_files
from .measurements import draw_figure
from .shown import session_view
from .tab import InMaquetteTab
from .words import clock
from .wrapped_text import paragraph

FIGURES_SHOWN: Final = frozenset({"psnr", "ciede2000", "mean_iou"})
"""Match, colours and shapes; the rest is in the review of the last stage."""


class MAQUETTE_PT_result(InMaquetteTab, bpy.types.Panel):
    """The end of a session."""

    bl_label = "Done"
    bl_order = 3

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether the session has come to its end."""
        view = session_view(context)
        return view is not None and view.state == "done"

    def draw(self, context: bpy.types.Context) -> None:
        """Draw the figures and the ways out."""
        view = session_view(context)
        assert view is not None
        layout = self.layout
        told = pgettext_iface("{} is rebuilt: {} of work. Edit it as you like.")
        paragraph(layout, context, told.format(view.title, clock(view.seconds)), icon="CHECKMARK")
        if view.is_recording:
            played = pgettext_iface("The answers are not new: they come from a {}.")
            paragraph(layout, context, played.format(view.provider), icon="PLAY")
        if view.reviews:
            for row in view.reviews[-1].figures:
                if row.figure in FIGURES_SHOWN:
                    draw_figure(layout, context, row)
        draw_files(layout)
