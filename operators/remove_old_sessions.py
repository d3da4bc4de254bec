# SPDX-License-Identifier: GPL-3.0-or-later
"""Make room on the disk."""

from typing import TYPE_CHECKING

import bpy

from .doing import do, nothing_is_at_work
from .translated import pgettext_iface

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems

    from ..scene.live.old_sessions import Leftover


class MAQUETTE_OT_remove_old_sessions(bpy.types.Operator):
    """Delete what earlier reconstructions have left on this computer: pictures, prompts, answers and journals"""

    bl_idname = "maquette.remove_old_sessions"
    bl_label = "Remove Old Sessions..."
    bl_options = {"REGISTER"}

    if TYPE_CHECKING:
        days: int
        _found: tuple[Leftover, ...]
    else:
        days: bpy.props.IntProperty(
            name="Days Unused",
            description="Keep the sessions in which anything was written since",
            default=30,
            min=0,
            soft_max=365,
        )

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether nothing is being worked on."""
        return nothing_is_at_work(cls)

    def invoke(self, context: bpy.types.Context, event: bpy.types.Event) -> "set[OperatorReturnItems]":
        """Tell how much there is, and ask."""
        from ..scene.live.old_sessions import leftovers

        self._found = leftovers()
        return context.window_manager.invoke_props_dialog(
            self, width=420, title=pgettext_iface("Remove Old Sessions"), confirm_text=pgettext_iface("Remove")
        )

    def draw(self, context: bpy.types.Context) -> None:
        """Show what would go."""
        from ..scene.live.old_sessions import older_than

        old = older_than(self.days, self._found)
        self.layout.prop(self, "days")
        words = pgettext_iface("Sessions: {}, {:.1f} MB with their pictures")
        count, size = sum(entry.is_session for entry in old), sum(entry.size for entry in old) / 1e6
        self.layout.label(text=words.format(count, size), translate=False)
        self.layout.label(text="What they built stays, but they can be neither continued nor rolled back", icon="INFO")

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Delete it."""
        from ..scene.live.old_sessions import leftovers, older_than, remove

        return do(self, lambda: remove(older_than(self.days, leftovers())))
