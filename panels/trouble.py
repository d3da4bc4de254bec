# SPDX-License-Identifier: GPL-3.0-or-later
"""Why work has ended before its time, and how it goes on."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import bpy

from ..operators.translated import pgettext_iface
from .mend_button import mend_button
from .shown import session_view
from .tab import InMaquetteTab
from .words import stage_name
from .wrapped_text import paragraph

if TYPE_CHECKING:
    from ..agent.review.view import SessionState, SessionView

TITLES: Final[Mapping["SessionState", str]] = {
    "interrupted": "Interrupted",
    "stopped": "Stopped",
    "failed": "Something Went Wrong",
}


class MAQUETTE_PT_trouble(InMaquetteTab, bpy.types.Panel):
    """What happened, and the buttons that mend it."""

    bl_label = ""
    bl_order = 3

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether the session waits to be continued."""
        view = session_view(context)
        return view is not None and view.state in TITLES

    def draw_header(self, context: bpy.types.Context) -> None:
        """Draw what state it is."""
        view = session_view(context)
        assert view is not None
        self.layout.label(text=TITLES[view.state], icon="ERROR" if view.state == "failed" else "PAUSE")

    def draw(self, context: bpy.types.Context) -> None:
        """Draw cause, remedy and buttons."""
        view = session_view(context)
        assert view is not None
        layout = self.layout
        paragraph(layout, context, _what_happened(view))
        trouble = view.trouble
        # What "resume" mends is said by the button below.
        if trouble is not None and trouble.mend != "resume":
            if trouble.remedy:
                paragraph(layout, context, pgettext_iface(trouble.remedy), quiet=True)
            mend_button(layout, trouble.mend)
        going_on = layout.row()
        going_on.scale_y = 1.4
        going_on.operator("maquette.resume", text="Continue", icon="PLAY").session = view.session
        layout.operator("maquette.discard", text="Discard", icon="TRASH").session = view.session


def _what_happened(view: "SessionView") -> str:
    by_the_artist = view.state == "stopped" and (view.trouble is None or view.trouble.mend == "resume")
    if view.trouble is not None and not by_the_artist:
        return pgettext_iface(view.trouble.cause)
    if view.state == "interrupted":
        if view.stage is None:
            return pgettext_iface("Blender ended while the picture was being read.")
        return pgettext_iface("Blender ended while this was being worked on: {}. All until there is kept.").format(
            stage_name(view.stage)
        )
    return pgettext_iface("You stopped the work. All that was finished is kept.")
