# SPDX-License-Identifier: GPL-3.0-or-later
"""Providers by name; each is imported only when it is chosen."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from ..errors import ProviderError
from .description import ProviderDescription, ProviderSettings

if TYPE_CHECKING:
    from .provider import Provider

DESCRIPTIONS: Final[Mapping[str, ProviderDescription]] = {
    description.name: description
    for description in (
        ProviderDescription(
            name="builtin",
            label="Built-in",
            explanation="Classical image analysis on this computer: needs no key and no network, and sends nothing",
            icon="DISK_DRIVE",
            promise="Works on this computer and sends nothing",
        ),
        ProviderDescription(
            name="openai",
            label="OpenAI",
            explanation="A model of OpenAI that can see pictures, for a key from platform.openai.com",
            icon="WORLD",
            promise="Sends the reference, renders and the program to {host}",
            sees=True,
            network=True,
            key_variables=("OPENAI_API_KEY",),
            address="https://api.openai.com/v1",
            needs_model=True,
            thinks=True,
            client="openai",
        ),
        ProviderDescription(
            name="gemini",
            label="Gemini",
            explanation="A model of Google that can see pictures, for a key from aistudio.google.com",
            icon="WORLD",
            promise="Sends the reference, renders and the program to {host}",
            sees=True,
            network=True,
            key_variables=("GEMINI_API_KEY", "GOOGLE_API_KEY"),
            address="https://generativelanguage.googleapis.com",
            needs_model=True,
            thinks=True,
            client="google.genai",
        ),
        ProviderDescription(
            name="compatible",
            label="Model Server",
            explanation="A model that can see pictures, on this computer or elsewhere, behind an OpenAI-compatible "
            "server such as Ollama, LM Studio, llama.cpp, vLLM or OpenRouter",
            icon="URL",
            promise="Sends the reference, renders and the program to {host}",
            sees=True,
            network=True,
            key_variables=("MAQUETTE_KEY",),
            needs_model=True,
        ),
        ProviderDescription(
            name="relay",
            label="Any Chat, by Hand",
            explanation="You carry each question to a chat of your choice and its answer back: needs no key, only a "
            "chat that can see pictures",
            icon="COPYDOWN",
            promise="Sends nothing: you carry the questions",
            sees=True,
        ),
        ProviderDescription(
            name="recorded",
            label="Recording",
            explanation="Gives again the answers that were recorded in another session with the same picture, and "
            "asks nobody",
            icon="PLAY",
            promise="Plays a recording: sends nothing and asks nobody",
            needs_recording=True,
        ),
    )
}
"""In the order in which they are offered; the first is the default."""


def _builtin(settings: ProviderSettings) -> "Provider":
    from .builtin import BuiltinProvider

    return BuiltinProvider()


def _openai(settings: ProviderSettings) -> "Provider":
    from .openai import OpenAIProvider

    return OpenAIProvider(settings)


def _gemini(settings: ProviderSettings) -> "Provider":
    from .gemini import GeminiProvider

    return GeminiProvider(settings)


def _compatible(settings: ProviderSettings) -> "Provider":
    from .compatible import CompatibleProvider

    return CompatibleProvider(settings)


def _relay(settings: ProviderSettings) -> "Provider":
    from .relay import RelayProvider

    return RelayProvider()


def _recorded(settings: ProviderSettings) -> "Provider":
    from .recorded import RecordedProvider

    return RecordedProvider(settings)


PROVIDERS: Final[Mapping[str, Callable[[ProviderSettings], "Provider"]]] = {
    "builtin": _builtin,
    "openai": _openai,
    "gemini": _gemini,
    "compatible": _compatible,
    "relay": _relay,
    "recorded": _recorded,
}


def provider_named(name: str, settings: ProviderSettings | None = None) -> "Provider":
    """The provider called ``name``. Raises ``ProviderError`` for an unknown one, and where it lacks a setting."""
    if name not in PROVIDERS:
        raise ProviderError(f"There is no provider called {name!r}.", f"Choose one of: {', '.join(PROVIDERS)}.")
    return PROVIDERS[name](settings or ProviderSettings())
