# SPDX-License-Identifier: GPL-3.0-or-later
"""The models in a server's list.

Format: https://platform.openai.com/docs/api-reference/models/list
"""

import json

from ...errors import ProviderError


def names_in(body: bytes) -> tuple[str, ...]:
    """The names in the ``body`` of a list, in order. Raises ``ProviderError`` where it is none."""
    try:
        entries = json.loads(body)["data"]
        return tuple(sorted({entry["id"] for entry in entries if isinstance(entry["id"], str)}))
    except (ValueError, KeyError, TypeError, RecursionError):
        raise ProviderError("The server lists no models.", "Enter the name of the model.") from None
