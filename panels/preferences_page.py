# SPDX-License-Identifier: GPL-3.0-or-later
"""Maquette's page in Blender's preferences; shows only what the chosen provider needs."""

import bpy

from ..agent.providers.registry import DESCRIPTIONS
from ..operators.allow_online import MAQUETTE_OT_allow_online
from ..operators.remove_old_sessions import MAQUETTE_OT_remove_old_sessions
from ..preferences import MaquettePreferences, preferences_of, provider_settings_of, provider_state, service_of
from .preferences_of_service import draw_service


def draw_preferences(layout: bpy.types.UILayout, context: bpy.types.Context) -> None:
    """Draw all settings."""
    preferences = preferences_of(context)
    layout.use_property_split = True
    layout.use_property_decorate = False
    _draw_provider(_section(layout, "Who Answers"), preferences, context)
    _draw_budgets(_section(layout, "Budget for Each Session, 0 for No Limit"), preferences, context)
    column = _section(layout, "Preview Quality")
    column.prop(preferences, "picture_size")
    column.prop(preferences, "samples")
    column = _section(layout, "Safety")
    column.prop(preferences, "code_seconds")
    column.prop(preferences, "rendering")
    layout.operator(MAQUETTE_OT_remove_old_sessions.bl_idname, icon="TRASH")


def _section(layout: bpy.types.UILayout, heading: str) -> bpy.types.UILayout:
    column = layout.column()
    column.label(text=heading)
    box = column.box()
    return box.column()


def _draw_provider(layout: bpy.types.UILayout, preferences: MaquettePreferences, context: bpy.types.Context) -> None:
    layout.prop(preferences, "provider")
    service = service_of(preferences)
    if service is not None:
        draw_service(layout, service, provider_settings_of(context))
        layout.prop(preferences, "silence")
    if DESCRIPTIONS[preferences.provider].needs_recording:
        layout.prop(preferences, "recording")
    state = provider_state(context)
    row = layout.row()
    row.alert = not state.ready
    row.label(text=state.message, icon="CHECKMARK" if state.ready else "ERROR", translate=False)
    if state.mend == "online_access":
        layout.operator(MAQUETTE_OT_allow_online.bl_idname)
    elif state.remedy and not state.ready:
        layout.label(text=state.remedy, icon="BLANK1", translate=False)


def _draw_budgets(layout: bpy.types.UILayout, preferences: MaquettePreferences, context: bpy.types.Context) -> None:
    from ..agent.providers.prices import price_of

    for name in ("minutes", "attempts", "calls", "tokens", "dollars"):
        row = layout.row()
        row.active = bool(getattr(preferences, name))
        row.prop(preferences, name)
    if preferences.dollars and price_of(DESCRIPTIONS[preferences.provider], provider_settings_of(context)) is None:
        layout.label(text="The price of this model is not known: a limit of money stops every session", icon="ERROR")
