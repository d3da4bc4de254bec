# SPDX-License-Identifier: GPL-3.0-or-later
"""Have the server say which models it has."""

from typing import TYPE_CHECKING

import bpy

from ..agent.providers.registry import DESCRIPTIONS
from ..preferences import preferences_of, provider_settings_of

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_list_models(bpy.types.Operator):
    """Ask the server which models it has; they are then offered where the model is entered"""

    bl_idname = "maquette.list_models"
    bl_label = "List Models"
    bl_options = {"INTERNAL"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether there is a server to ask, and none is being asked."""
        from ..scene.live.listing import is_listing

        if not DESCRIPTIONS[preferences_of(context).provider].network:
            cls.poll_message_set("This provider has no models to choose from")
            return False
        if is_listing():
            cls.poll_message_set("The server is being asked")
            return False
        return True

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Ask beside the artist's work."""
        from ..scene.live.listing import begin_listing

        begin_listing(preferences_of(context).provider, provider_settings_of(context))
        return {"FINISHED"}
