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

    The variables are ``MAQUETTE_MODEL``, ``MAQUETTE_ADDRESS`` and the provider's own for its key. An address in the
    environment is that of a model server: the key of a maker's service is not to be sent there.
    """
    description = DESCRIPTIONS.get(provider)
    if not address and not (description and description.address):
        address = environment.get("MAQUETTE_ADDRESS", "")
    return ProviderSettings(
        model=model or environment.get("MAQUETTE_MODEL", ""),
        key=key_from_environment(provider, environment),
        address=address,
        online=online,
        recording=recording,
    )


def key_from_environment(provider: str, environment: Mapping[str, str]) -> Secret:
    """The key of the provider called ``provider``; untrue where there is none."""
    variable = key_variable(provider, environment)
    return Secret(environment[variable] if variable else "")


def key_variable(provider: str, environment: Mapping[str, str]) -> str:
    """The variable that holds the provider's key; empty where none does."""
    description = DESCRIPTIONS.get(provider)
    variables = description.key_variables if description else ()
    return next((name for name in variables if environment.get(name, "").strip()), "")
