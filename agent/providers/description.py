# SPDX-License-Identifier: GPL-3.0-or-later
"""What there is to say of a provider before it is asked, and what it needs to be told."""

from dataclasses import dataclass, field, replace
from typing import Final, Literal

from ..secret import Secret

SILENCE: Final = 300.0
"""Seconds. A large model on a small computer thinks for minutes before its first word."""
Thinking = Literal["", "MINIMAL", "LOW", "MEDIUM", "HIGH"]
"""How much a model thinks before it answers; empty for what it does by itself."""


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
    key_variables: tuple[str, ...] = ()
    """Environment variables that may hold the key, the first that is set goes; empty where there are no keys."""
    address: str = ""
    """Where its maker's service is; empty where the artist says where the server is."""
    needs_model: bool = False
    needs_recording: bool = False
    """It gives again the answers in a file."""
    thinks: bool = False
    """It can be told how much to think."""
    client: str = ""
    """Module of its maker's client, which the extension may or may not bring along; empty where it needs none."""


@dataclass(frozen=True)
class ProviderSettings:
    """What a provider is told when it is made."""

    model: str = ""
    key: Secret = field(default_factory=Secret)
    address: str = ""
    """Base of the server's web address; empty for its maker's own."""
    timeout: float = SILENCE
    """Seconds that the server may be silent."""
    online: bool = False
    """Whether connections beyond this computer are allowed."""
    recording: str = ""
    """Path of the file with the answers to give again."""
    thinking: Thinking = ""
    price_in: float = 0.0
    """US dollars for a million tokens in; with ``price_out`` also 0, the table's price holds."""
    price_out: float = 0.0

    def with_address_of(self, description: ProviderDescription) -> "ProviderSettings":
        """The same with the maker's address where none is given."""
        return self if self.address.strip() else replace(self, address=description.address)
