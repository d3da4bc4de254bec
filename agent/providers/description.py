# SPDX-License-Identifier: GPL-3.0-or-later
"""What there is to say of a provider before it is asked, and what it needs to be told."""

from dataclasses import dataclass, field
from typing import Final

from ..secret import Secret

SILENCE: Final = 300.0
"""Seconds. A large model on a small computer thinks for minutes before its first word."""


@dataclass(frozen=True)
class ProviderDescription:
    """A provider as the artist chooses it."""

    name: str
    """Identifier, kept in preferences and journals."""
    label: str
    explanation: str
    icon: str
    """Of Blender's own."""
    promise: str
    """Where the artist's picture goes; ``{host}`` stands for the server."""
    sees: bool = False
    """It reads prompts and looks at pictures, where others compute their answers from facts."""
    network: bool = False
    """It asks a server."""
    key_variable: str = ""
    """Environment variable with the key; empty where there are no keys."""
    needs_address: bool = False
    needs_model: bool = False
    needs_recording: bool = False
    """It gives again the answers in a file."""


@dataclass(frozen=True)
class ProviderSettings:
    """What a provider is told when it is made."""

    model: str = ""
    key: Secret = field(default_factory=Secret)
    address: str = ""
    """Base of the server's web address."""
    timeout: float = SILENCE
    """Seconds that the server may be silent."""
    online: bool = False
    """Whether connections beyond this computer are allowed."""
    recording: str = ""
    """Path of the file with the answers to give again."""
