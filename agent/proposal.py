# SPDX-License-Identifier: GPL-3.0-or-later
"""The generator's answer: code for one stage."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .records import JsonValue


@dataclass(frozen=True)
class Proposal:
    """Code that is to be run from the stage's starting state."""

    code: str
    """A whole Python program for the stage; it replaces the stage's earlier attempts."""
    explanation: str
    """One or two sentences for the artist: what it does and why."""
    memo: Mapping[str, JsonValue] = field(default_factory=dict)
    """What the generator wants handed back with its next request."""
