# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers whose address is known."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Preset:
    """A kind of server and where it listens unless told otherwise."""

    name: str
    label: str
    explanation: str
    address: str


PRESETS: Final = (
    Preset("OLLAMA", "Ollama", "Ollama on this computer", "http://localhost:11434/v1"),
    Preset("LM_STUDIO", "LM Studio", "LM Studio on this computer, its server switched on", "http://localhost:1234/v1"),
    Preset("LLAMA_CPP", "llama.cpp", "llama-server on this computer", "http://localhost:8080/v1"),
    Preset("VLLM", "vLLM", "vLLM on this computer", "http://localhost:8000/v1"),
    Preset(
        "OPENROUTER",
        "OpenRouter",
        "Many makers' models for one key; needs online access",
        "https://openrouter.ai/api/v1",
    ),
    Preset(
        "ANTHROPIC", "Anthropic", "Claude, for a key of Anthropic; needs online access", "https://api.anthropic.com/v1"
    ),
)
