# SPDX-License-Identifier: GPL-3.0-or-later
"""A provider's settings where there is no window to enter them in."""

from collections.abc import Mapping

from ..secret import Secret
from .description import ProviderSettings
from .registry import DESCRIPTIONS


def settings_from_environment(
    provider: str,
    environment: Mapping[str, str],
    *,
    model: str = "",
    address: str = "",
    online: bool = False,
    recording: str = "",
) -> ProviderSettings:
    """Settings of the provider called ``provider``: what is given here, else what ``environment`` holds.

    The variables are ``MAQUETTE_MODEL``, ``MAQUETTE_ADDRESS`` and the provider's own for its key.
    """
    return ProviderSettings(
        model=model or environment.get("MAQUETTE_MODEL", ""),
        key=key_from_environment(provider, environment),
        address=address or environment.get("MAQUETTE_ADDRESS", ""),
        online=online,
        recording=recording,
    )


def key_from_environment(provider: str, environment: Mapping[str, str]) -> Secret:
    """The key of the provider called ``provider``; untrue where there is none."""
    description = DESCRIPTIONS.get(provider)
    return Secret(environment.get(description.key_variable, "") if description and description.key_variable else "")
