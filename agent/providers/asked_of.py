# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is asked, made from settings that are checked first."""

from ..errors import ProviderError
from .address import read_address
from .description import ProviderSettings
from .faults import Asked
from .readiness import require_ready
from .registry import DESCRIPTIONS


def asked_of(provider: str, settings: ProviderSettings) -> Asked:
    """Whom the provider called ``provider`` asks.

    Raises ``ProviderError`` where a setting is missing, or the address needs online access that is not given.
    """
    description = DESCRIPTIONS[provider]
    require_ready(description, settings)
    key = settings.key.reveal()
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise ProviderError("The key has a character that no key can have.", "Enter it again in the preferences.")
    address = read_address(settings.with_address_of(description).address)
    return Asked(address, settings.model.strip(), settings.key)
