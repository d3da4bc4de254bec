# SPDX-License-Identifier: GPL-3.0-or-later
"""Providers that give again what others answered, and what is to be told of them."""

from typing import Protocol, runtime_checkable

from ..session import Settings
from .provider import Provider


@runtime_checkable
class Replays(Protocol):
    """A provider that gives again what another one answered."""

    source: str
    """What it gives again, such as ``recording of compatible (seer-7b)``."""
    settings: Settings
    """Of the session that was recorded; another goes the same way only with these."""


def told_name(provider: Provider) -> str:
    """What journals, reports and results call ``provider``."""
    return provider.source if isinstance(provider, Replays) else provider.name


def replayed(provider: Provider) -> Settings | None:
    """The settings of the session that ``provider`` gives again; None where it answers by itself."""
    return provider.settings if isinstance(provider, Replays) else None
