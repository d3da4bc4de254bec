# SPDX-License-Identifier: GPL-3.0-or-later
"""Look at what one of the stages did."""

from typing import TYPE_CHECKING

import bpy
from bpy.app.translations import pgettext_tip

from ..properties import window_properties
from .session_here import session_is_here

if TYPE_CHECKING:
    from bpy.stub_internal.rna_enums import OperatorReturnItems


class MAQUETTE_OT_look_back(bpy.types.Operator):
    """Show what this stage did: pictures, measurements, criticism and code"""

    bl_idname = "maquette.look_back"
    bl_label = "Look Back"
    bl_options = {"INTERNAL"}

    if TYPE_CHECKING:
        stage: str
    else:
        stage: bpy.props.StringProperty(
            name="Stage", description="The stage to look at; empty for the latest", options={"SKIP_SAVE"}
        )

    @classmethod
    def description(cls, context: bpy.types.Context, properties: bpy.types.OperatorProperties) -> str:
        """What the stage's number means."""
        told: str
        # The stubs take the function for one that returns nothing.
        if properties.stage == "materials":
            told = pgettext_tip(  # type: ignore[func-returns-value]
                "Show what this stage did. Its number says how far the colours are off; 0 is perfect"
            )
        else:
            told = pgettext_tip(  # type: ignore[func-returns-value]
                "Show what this stage did. Its number says how well that agrees with the picture"
            )
        return told

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Whether there is a session."""
        return session_is_here(cls, context)

    def execute(self, context: bpy.types.Context) -> "set[OperatorReturnItems]":
        """Let the panels show the stage."""
        window_properties(context).stage = self.stage
        return {"FINISHED"}
