# SPDX-License-Identifier: GPL-3.0-or-later
"""Have the picture read again."""

from typing import TYPE_CHECKING

import bpy

from ..properties import window_properties
from .doing import can_decide, do, live_session, means_of

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_read_again(bpy.types.Operator):
    """Have the picture looked at again, with your corrections and your note on what was missed"""

    bl_idname = "maquette.read_again"
    bl_label = "Look Again"
    bl_options = {"REGISTER"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether a blueprint waits for a word, and who answers can look."""
        if not can_decide(cls, context, "blueprint"):
            return False
        if not live_session(context).settings.sees:
            cls.poll_message_set("The built-in analyst sees the same each time; correct the list yourself")
            return False
        return True

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Ask again, with the note, which is used up by that."""
        from ..scene.live.agreeing import read_again

        live, window = live_session(context), window_properties(context)
        done = do(self, lambda: read_again(live, context.scene, window.note.strip(), means_of(context)))
        if "FINISHED" in done:
            window.note = ""
        return done
