# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of the preferences that tells one service from another."""

import os
from typing import TYPE_CHECKING

import bpy

from ..agent.providers.environment import key_variable
from ..agent.providers.known_models import models_at
from ..agent.providers.registry import DESCRIPTIONS
from ..operators.list_models import MAQUETTE_OT_list_models
from ..operators.translated import pgettext_iface
from ..service_preferences import ServerPreferences, ServicePreferences

if TYPE_CHECKING:
    from ..agent.providers.description import ProviderDescription, ProviderSettings


def draw_service(layout: bpy.types.UILayout, service: ServicePreferences, settings: "ProviderSettings") -> None:
    """Draw the settings of ``service``, of which ``settings`` are made."""
    description = DESCRIPTIONS[service.provider]
    if isinstance(service, ServerPreferences):
        layout.prop(service, "preset")
        layout.prop(service, "address")
    _draw_model(layout, service, settings)
    _draw_key(layout.column(), service)
    if description.thinks:
        layout.prop(service, "thinking")
    if description.address:
        layout.prop(service, "address", placeholder=description.address)
    _draw_price(layout.column(align=True), service, description, settings)


def _draw_model(layout: bpy.types.UILayout, service: ServicePreferences, settings: "ProviderSettings") -> None:
    from ..scene.live.listing import is_listing, trouble_with_listing

    row = layout.row(align=True)
    row.prop(service, "model", placeholder="Name")
    row.operator(MAQUETTE_OT_list_models.bl_idname, text="", icon="FILE_REFRESH")
    known = models_at(service.provider, settings.with_address_of(DESCRIPTIONS[service.provider]).address)
    trouble = trouble_with_listing(service.provider)
    if is_listing():
        _remark(layout, pgettext_iface("Asking the server for its models"))
    elif trouble is not None:
        _remark(layout, trouble.cause, icon="ERROR")
    elif known:
        listed = pgettext_iface("{} models are offered where the name is entered")
        _remark(layout, listed.format(len(known)))


def _draw_key(layout: bpy.types.UILayout, service: ServicePreferences) -> None:
    variable = key_variable(service.provider, os.environ)
    if variable:
        split = layout.split(factor=0.4)
        heading = split.row()
        heading.alignment = "RIGHT"
        heading.label(text="Key")
        source = pgettext_iface("From the environment: {}")
        split.label(text=source.format(variable), icon="LOCKED", translate=False)
        return
    layout.prop(service, "key")
    layout.prop(service, "remember_key")


def _draw_price(
    layout: bpy.types.UILayout,
    service: ServicePreferences,
    description: "ProviderDescription",
    settings: "ProviderSettings",
) -> None:
    from ..agent.providers.prices import DATED, FREE, price_of

    price = price_of(description, settings)
    if price == FREE:
        return
    layout.prop(service, "price_in")
    layout.prop(service, "price_out")
    if service.price_in or service.price_out:
        return
    if price is None:
        _remark(layout, pgettext_iface("The price of this model is not known"))
        return
    words = pgettext_iface("{} $ in and {} $ out for a million tokens, as of {}")
    _remark(layout, words.format(f"{price.tokens_in:g}", f"{price.tokens_out:g}", DATED))


def _remark(layout: bpy.types.UILayout, words: str, icon: str = "NONE") -> None:
    split = layout.split(factor=0.4)
    split.label(text="")
    split.label(text=words, icon=icon, translate=False)  # type: ignore[arg-type]
