# SPDX-License-Identifier: GPL-3.0-or-later
"""Providers that give again what others answered, and what is to be told of them."""

from typing import Protocol, runtime_checkable

from .provider import Provider


@runtime_checkable
class Replays(Protocol):
    """A provider that gives again what another one answered."""

    source: str
    """What it gives again, such as ``recording of compatible (seer-7b)``."""
    sees: bool
    """The one that answered read prompts and looked at pictures, so that the same evidence is made."""


def told_name(provider: Provider) -> str:
    """What journals, reports and results call ``provider``."""
    return provider.source if isinstance(provider, Replays) else provider.name


def sees(provider: Provider, described: bool) -> bool:
    """Whether evidence is made for ``provider``; ``described`` is what its description says."""
    return provider.sees if isinstance(provider, Replays) else described
