# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for all of an artist's files: who answers, what it may cost, how finely to look, what is safe."""

import os
from typing import TYPE_CHECKING, cast

import bpy

from . import service_preferences
from .agent.defaults import CODE_SECONDS, PICTURE_SIZE, SAMPLES
from .agent.providers.description import SILENCE, ProviderSettings, Thinking
from .agent.providers.environment import key_from_environment
from .agent.providers.readiness import ProviderState
from .agent.providers.readiness import provider_state as state_of
from .agent.providers.registry import DESCRIPTIONS
from .agent.secret import Secret
from .service_preferences import GeminiPreferences, OpenAIPreferences, ServerPreferences, ServicePreferences

if TYPE_CHECKING:
    from .agent.budget import Budget
    from .agent.defaults import Rendering


class MaquettePreferences(bpy.types.AddonPreferences):
    """Settings of the extension in Blender's preferences."""

    bl_idname = __package__

    if TYPE_CHECKING:
        provider: str
        openai: OpenAIPreferences
        gemini: GeminiPreferences
        compatible: ServerPreferences
        recording: str
        silence: float
        minutes: int
        attempts: int
        calls: int
        tokens: int
        dollars: float
        picture_size: int
        samples: int
        code_seconds: float
        rendering: "Rendering"
    else:
        provider: bpy.props.EnumProperty(
            name="Provider",
            description="Who reads the picture and writes the program",
            items=[
                (entry.name, entry.label, entry.explanation, entry.icon, number)
                for number, entry in enumerate(DESCRIPTIONS.values())
            ],
        )
        openai: bpy.props.PointerProperty(type=OpenAIPreferences)
        gemini: bpy.props.PointerProperty(type=GeminiPreferences)
        compatible: bpy.props.PointerProperty(type=ServerPreferences)
        recording: bpy.props.StringProperty(
            name="Recording",
            description="File with the answers of another session, which are given again",
            subtype="FILE_PATH",
        )
        silence: bpy.props.FloatProperty(
            name="Time-Out",
            description="How long to wait for the server's next word. "
            "A large model on a small computer thinks for minutes",
            subtype="TIME_ABSOLUTE",
            unit="TIME_ABSOLUTE",
            default=SILENCE,
            min=5.0,
            soft_max=1800.0,
            max=86_400.0,
        )
        minutes: bpy.props.IntProperty(
            name="Minutes",
            description="Ask no question whose answer may come after this many minutes of work. 0 is no limit",
            min=0,
            soft_max=240,
        )
        attempts: bpy.props.IntProperty(
            name="Attempts per Stage",
            description="Make no more attempts than this in a stage. 0 is no limit but the stage's own",
            min=0,
            soft_max=10,
        )
        calls: bpy.props.IntProperty(
            name="Questions",
            description="Put no more questions than this to the model in a session. 0 is no limit",
            min=0,
            soft_max=200,
        )
        tokens: bpy.props.IntProperty(
            name="Tokens",
            description="Ask no question whose answer may bring a session beyond this many tokens. 0 is no limit",
            min=0,
            soft_max=2_000_000,
            step=1000,
        )
        dollars: bpy.props.FloatProperty(
            name="US Dollars",
            description="Ask no question whose answer may bring a session's cost beyond this. 0 is no limit",
            min=0.0,
            soft_max=20.0,
            precision=2,
            step=10,
        )
        picture_size: bpy.props.IntProperty(
            name="Picture Size",
            description="Longer side of the pictures that are rendered and compared with the reference",
            subtype="PIXEL",
            default=PICTURE_SIZE,
            min=64,
            soft_max=1024,
            max=4096,
        )
        samples: bpy.props.IntProperty(
            name="Samples",
            description="Samples for each pixel of the rendered pictures: more take longer and are less noisy",
            default=SAMPLES,
            min=1,
            soft_max=256,
            max=4096,
        )
        code_seconds: bpy.props.FloatProperty(
            name="Time for a Program",
            description="A program that runs for longer is ended, and what it has built is taken back",
            subtype="TIME_ABSOLUTE",
            unit="TIME_ABSOLUTE",
            default=CODE_SECONDS,
            min=1.0,
            soft_max=120.0,
            max=3600.0,
        )
        rendering: bpy.props.EnumProperty(
            name="While Rendering",
            description="What you can do in Blender while Maquette renders",
            items=[
                ("BACKGROUND", "Go On Working", "Blender stays usable"),
                ("LOCK", "Lock the Interface", "Nothing can be edited, which makes rendering faster"),
                (
                    "WAIT",
                    "Wait",
                    "Blender stands still until each picture is done: for graphics drivers that fail otherwise",
                ),
            ],
        )

    def draw(self, context: bpy.types.Context) -> None:
        """Draw the settings in Blender's preferences."""
        from .panels.preferences_page import draw_preferences

        draw_preferences(self.layout, context)


def preferences_of(context: bpy.types.Context) -> MaquettePreferences:
    """The artist's settings of the enabled extension."""
    preferences = context.preferences.addons[__package__].preferences
    assert isinstance(preferences, MaquettePreferences)
    return preferences


def service_of(preferences: MaquettePreferences) -> ServicePreferences | None:
    """The settings of the chosen provider's service; None where it asks none."""
    services: tuple[ServicePreferences, ...] = (preferences.openai, preferences.gemini, preferences.compatible)
    return next((service for service in services if service.provider == preferences.provider), None)


def provider_settings_of(context: bpy.types.Context) -> ProviderSettings:
    """What the chosen provider is told. A key in the environment goes before the one in the preferences."""
    preferences = preferences_of(context)
    service = service_of(preferences)
    if service is None:
        return ProviderSettings(recording=bpy.path.abspath(preferences.recording), online=bpy.app.online_access)
    thinking = cast("Thinking", "" if service.thinking == "OWN" else service.thinking)
    return ProviderSettings(
        model=service.model,
        key=key_from_environment(preferences.provider, os.environ) or Secret(service.key),
        address=service.address,
        timeout=preferences.silence,
        online=bpy.app.online_access,
        thinking=thinking if DESCRIPTIONS[preferences.provider].thinks else "",
        price_in=service.price_in,
        price_out=service.price_out,
    )


def provider_state(context: bpy.types.Context) -> ProviderState:
    """Whether the chosen provider could be asked now; reads settings only, so that it may be called while drawing."""
    description = DESCRIPTIONS[preferences_of(context).provider]
    return state_of(description, provider_settings_of(context), may_allow=not bpy.app.online_access_override)


def budget_of(context: bpy.types.Context) -> "Budget":
    """What a session may cost."""
    from .agent.budget import Budget

    preferences = preferences_of(context)
    return Budget(
        seconds=preferences.minutes * 60.0 or None,
        attempts=preferences.attempts or None,
        calls=preferences.calls or None,
        tokens=preferences.tokens or None,
        dollars=preferences.dollars or None,
    )


def register() -> None:
    """Make the preferences known to Blender."""
    service_preferences.register()
    bpy.utils.register_class(MaquettePreferences)


def unregister() -> None:
    """Take the preferences back; Blender keeps their values."""
    bpy.utils.unregister_class(MaquettePreferences)
    service_preferences.unregister()
