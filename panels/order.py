# SPDX-License-Identifier: GPL-3.0-or-later
"""What to settle before a reconstruction, and the button that starts it."""

import bpy

from ..agent.providers.registry import DESCRIPTIONS
from ..operators.translated import pgettext_iface
from ..preferences import preferences_of, provider_state
from ..properties import properties_of
from .mend_button import mend_button
from .wrapped_text import paragraph


def draw_order(layout: bpy.types.UILayout, context: bpy.types.Context, *, again: bool) -> None:
    """Draw the choices and the button; it steps back where a session is there ``again`` to be replaced."""
    properties = properties_of(context.scene)
    _choice(layout, properties, "mode", label="How to Work")
    _choice(layout, properties, "place", label="Build In")
    column = layout.column(align=True)
    column.label(text="Who Answers")
    preferences = preferences_of(context)
    column.prop(preferences, "provider", text="")
    if DESCRIPTIONS[preferences.provider].needs_recording:
        column.prop(preferences, "recording", text="")
    provider = provider_state(context)
    paragraph(layout, context, f"{pgettext_iface(provider.message)}.", icon="CHECKMARK" if provider.ready else "ERROR")
    if not provider.ready:
        paragraph(layout, context, pgettext_iface(provider.remedy), quiet=True)
        mend_button(layout, provider.mend)
    button = layout.row()
    button.enabled = provider.ready and bool(properties.reference)
    if again:
        button.operator("maquette.reconstruct", text="Start Again", icon="FILE_REFRESH")
    else:
        button.scale_y = 1.6
        button.operator("maquette.reconstruct", icon="OUTLINER_OB_IMAGE")
    if not properties.reference:
        paragraph(layout, context, pgettext_iface("Choose a picture first."), quiet=True)


def _choice(layout: bpy.types.UILayout, properties: bpy.types.PropertyGroup, name: str, *, label: str) -> None:
    column = layout.column(align=True)
    column.label(text=label)
    column.row(align=True).prop(properties, name, expand=True)
