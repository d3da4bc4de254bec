# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a provider could be asked now and, if not, what it lacks. Opens no connection."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..errors import Mend, ProviderError
from .address import read_address
from .client_there import client_is_there, this_python

if TYPE_CHECKING:
    from .description import ProviderDescription, ProviderSettings

NO_CLIENT: Final = "Install the package that was made for your Blender, or choose another provider."


@dataclass(frozen=True)
class ProviderState:
    """What the artist sees of the chosen provider."""

    ready: bool
    message: str
    """Without a full stop: where the pictures go, or what is missing."""
    mend: Mend = ""
    """What would make it ready."""
    remedy: str = ""
    """The same in words."""


def provider_state(
    description: "ProviderDescription", settings: "ProviderSettings", *, may_allow: bool = True
) -> ProviderState:
    """The state of the described provider with ``settings``.

    ``may_allow``: the artist can switch online access on in Blender's preferences.
    """
    if description.needs_recording and not settings.recording.strip():
        remedy = "Choose a file in the preferences or, in a terminal, give --recording."
        return ProviderState(False, "No recording is chosen", "preferences", remedy)
    if not description.network:
        return ProviderState(True, description.promise)
    if description.client and not client_is_there(description.client):
        message = f"This package of Maquette has no {description.label} client for Python {this_python()}"
        return ProviderState(False, message, "preferences", NO_CLIENT)
    settings = settings.with_address_of(description)
    try:
        address = read_address(settings.address)
    except ValueError as error:
        remedy = "Enter it in the preferences or, in a terminal, give --address."
        return ProviderState(False, str(error).removesuffix("."), "preferences", remedy)
    model = settings.model.strip()
    if description.needs_model and not model:
        remedy = "Enter it in the preferences or, in a terminal, give --model."
        return ProviderState(False, "The name of the model is missing", "preferences", remedy)
    if not settings.online and not address.is_local:
        message = f"Offline: {address.host} is beyond this computer"
        if may_allow:
            remedy = "Allow online access in Blender's system preferences, or choose a server on this computer."
            return ProviderState(False, message, "online_access", remedy)
        return ProviderState(False, message, "", "Start Blender without --offline-mode.")
    if not settings.key and not address.is_near:
        remedy = f"Enter it in the preferences, or set {description.key_variables[0]} in the environment."
        return ProviderState(False, f"The key for {address.host} is missing", "preferences", remedy)
    if address.is_local:
        return ProviderState(True, f"Asks {model} on this computer")
    return ProviderState(True, description.promise.format(host=address.host))


def require_ready(description: "ProviderDescription", settings: "ProviderSettings") -> None:
    """Raise ``ProviderError`` where the described provider could not be asked with ``settings``."""
    state = provider_state(description, settings)
    if not state.ready:
        raise ProviderError(f"{state.message}.", state.remedy, state.mend)
