# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for each service that can be asked: its model, key, address and price."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

import bpy

from .agent.providers.known_models import models_at
from .agent.providers.presets import PRESETS
from .agent.providers.registry import DESCRIPTIONS

OWN_SERVER = "OWN"
_forgettable: dict[str, str] = {}
"""Keys that must not be saved, by provider."""


def _key(service: "ServicePreferences") -> str:
    return service.saved_key if service.remember_key else _forgettable.get(service.provider, "")


def _use_key(service: "ServicePreferences", key: str) -> None:
    if service.remember_key:
        service.saved_key = key
    else:
        _forgettable[service.provider] = key


def _move_key(service: "ServicePreferences", context: bpy.types.Context) -> None:
    if service.remember_key:
        service.saved_key = _forgettable.pop(service.provider, "")
    else:
        _forgettable[service.provider] = service.saved_key
        service.saved_key = ""


def _known_models(service: "ServicePreferences", context: bpy.types.Context, typed: str) -> Iterable[str]:
    return models_at(service.provider, service.address or DESCRIPTIONS[service.provider].address)


class ServicePreferences:
    """Settings of one service; each has a class of its own below."""

    provider: ClassVar[str]

    if TYPE_CHECKING:
        model: str
        address: str
        key: str
        saved_key: str
        remember_key: bool
        thinking: str
        price_in: float
        price_out: float
    else:
        model: bpy.props.StringProperty(
            name="Model",
            description="Name of a model that can see pictures, as the server lists it",
            search=_known_models,
            search_options={"SUGGESTION"},
        )
        address: bpy.props.StringProperty(
            name="Address",
            description="Where the service is, if not at its maker's own address",
        )
        key: bpy.props.StringProperty(
            name="Key",
            description="What the server knows your account by. Servers on your own computer seldom ask for one",
            subtype="PASSWORD",
            get=_key,
            set=_use_key,
        )
        saved_key: bpy.props.StringProperty(subtype="PASSWORD", options={"HIDDEN"})
        remember_key: bpy.props.BoolProperty(
            name="Remember Key",
            description="Save the key with Blender's preferences, where others who use this computer may find it. "
            "If switched off, it is forgotten when Blender closes",
            default=True,
            update=_move_key,
        )
        thinking: bpy.props.EnumProperty(
            name="Thinking",
            description="How much the model thinks before it answers. More takes longer and costs more",
            items=[
                ("OWN", "Model's Own", "As much as the model thinks by itself"),
                ("MINIMAL", "Minimal", "Hardly at all"),
                ("LOW", "Low", "A little"),
                ("MEDIUM", "Medium", "As much as most questions need"),
                ("HIGH", "High", "As much as hard questions need"),
            ],
        )
        price_in: bpy.props.FloatProperty(
            name="Price In",
            description="US dollars for a million tokens that are sent. "
            "Where both prices are 0, those in Maquette's own table hold",
            min=0.0,
            soft_max=20.0,
            precision=3,
            step=10,
        )
        price_out: bpy.props.FloatProperty(
            name="Price Out",
            description="US dollars for a million tokens that are answered, thoughts included",
            min=0.0,
            soft_max=100.0,
            precision=3,
            step=10,
        )


class OpenAIPreferences(ServicePreferences, bpy.types.PropertyGroup):
    """Settings of OpenAI's service."""

    provider = "openai"


class GeminiPreferences(ServicePreferences, bpy.types.PropertyGroup):
    """Settings of Google's service."""

    provider = "gemini"


def _preset(service: "ServerPreferences") -> int:
    addresses = [preset.address for preset in PRESETS]
    return addresses.index(service.address) if service.address in addresses else len(PRESETS)


def _use_preset(service: "ServerPreferences", number: int) -> None:
    service.address = PRESETS[number].address if number < len(PRESETS) else ""


class ServerPreferences(ServicePreferences, bpy.types.PropertyGroup):
    """Settings of a model server of the artist's choice."""

    provider = "compatible"

    if TYPE_CHECKING:
        preset: str
    else:
        preset: bpy.props.EnumProperty(
            name="Server",
            description="Which kind of server to ask; fills in its usual address",
            items=[
                *((entry.name, entry.label, entry.explanation, number) for number, entry in enumerate(PRESETS)),
                (OWN_SERVER, "Other", "Any server that speaks the chat completions protocol", len(PRESETS)),
            ],
            get=_preset,
            set=_use_preset,
        )
        address: bpy.props.StringProperty(
            name="Address",
            description="Where the server is, such as http://localhost:11434/v1",
            default=PRESETS[0].address,
        )


CLASSES = (OpenAIPreferences, GeminiPreferences, ServerPreferences)


def register() -> None:
    """Make the groups known to Blender."""
    for cls in CLASSES:
        bpy.utils.register_class(cls)


def unregister() -> None:
    """Take the groups back, and forget what was not to be remembered."""
    _forgettable.clear()
    for cls in reversed(CLASSES):
        bpy.utils.unregister_class(cls)
