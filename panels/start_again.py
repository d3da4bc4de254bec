# SPDX-License-Identifier: GPL-3.0-or-later
"""Another reconstruction, where there is one already."""

import bpy

from .order import draw_order
from .shown import session_view
from .tab import InMaquetteTab


class MAQUETTE_PT_start_again(InMaquetteTab, bpy.types.Panel):
    """Where another reconstruction is started."""

    bl_label = "Start Again"
    bl_order = 9
    bl_options = {"DEFAULT_CLOSED"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether the scene has a session that nobody works on."""
        view = session_view(context)
        return view is not None and view.state != "working"

    def draw(self, context: bpy.types.Context) -> None:
        """Draw the choices and the button."""
        draw_order(self.layout, context, again=True)
