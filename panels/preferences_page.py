# SPDX-License-Identifier: GPL-3.0-or-later
"""Maquette's page in Blender's preferences; shows only what the chosen provider needs."""

import os

import bpy
from bpy.app.translations import pgettext_iface

from ..agent.providers.environment import key_from_environment
from ..agent.providers.registry import DESCRIPTIONS
from ..operators.allow_online import MAQUETTE_OT_allow_online
from ..preferences import MaquettePreferences, preferences_of, provider_state


def draw_preferences(layout: bpy.types.UILayout, context: bpy.types.Context) -> None:
    """Draw all settings."""
    preferences = preferences_of(context)
    layout.use_property_split = True
    layout.use_property_decorate = False
    _draw_provider(_section(layout, "Provider"), preferences, context)
    _draw_budgets(_section(layout, "Budget for Each Session"), preferences)
    column = _section(layout, "Preview Quality")
    column.prop(preferences, "picture_size")
    column.prop(preferences, "samples")
    column = _section(layout, "Safety")
    column.prop(preferences, "code_seconds")
    column.prop(preferences, "lock_interface")


def _section(layout: bpy.types.UILayout, heading: str) -> bpy.types.UILayout:
    column = layout.column()
    column.label(text=heading)
    box = column.box()
    return box.column()


def _draw_provider(layout: bpy.types.UILayout, preferences: MaquettePreferences, context: bpy.types.Context) -> None:
    description = DESCRIPTIONS[preferences.provider]
    layout.prop(preferences, "provider", text="Answers")
    if description.needs_address:
        layout.prop(preferences, "preset")
        layout.prop(preferences, "address")
    if description.needs_model:
        layout.prop(preferences, "model", placeholder="Name")
    if description.key_variable:
        _draw_key(layout.column(), preferences, description.key_variable)
    if description.network:
        layout.prop(preferences, "silence")
    state = provider_state(context)
    row = layout.row()
    row.alignment = "RIGHT"
    row.alert = not state.ready
    row.label(text=state.message, icon="CHECKMARK" if state.ready else "ERROR")
    if state.mend == "online_access":
        row.operator(MAQUETTE_OT_allow_online.bl_idname)


def _draw_key(layout: bpy.types.UILayout, preferences: MaquettePreferences, variable: str) -> None:
    if key_from_environment(preferences.provider, os.environ):
        row = layout.row(heading="Key")
        row.label(text=pgettext_iface("From the environment: {}").format(variable), icon="LOCKED")
        return
    layout.prop(preferences, "key")
    layout.prop(preferences, "remember_key")


def _draw_budgets(layout: bpy.types.UILayout, preferences: MaquettePreferences) -> None:
    for name in ("minutes", "attempts", "tokens", "dollars"):
        row = layout.row()
        row.active = bool(getattr(preferences, name))
        row.prop(preferences, name)
