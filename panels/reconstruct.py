# SPDX-License-Identifier: GPL-3.0-or-later
"""The one large button."""

import bpy

from .order import draw_order
from .shown import session_view
from .tab import InMaquetteTab


class MAQUETTE_PT_reconstruct(InMaquetteTab, bpy.types.Panel):
    """Where a reconstruction is started."""

    bl_label = "Reconstruct"
    bl_order = 2

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether the scene has no session yet."""
        return session_view(context) is None

    def draw(self, context: bpy.types.Context) -> None:
        """Draw the choices and the button."""
        draw_order(self.layout, context, again=False)
