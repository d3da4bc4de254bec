# SPDX-License-Identifier: GPL-3.0-or-later
"""What the artist changes, locks, adds or removes by hand, and how it is kept from later stages."""

from .edits import Edit, Edits, edits_since
from .edits_as_code import edits_as_code
from .guard import Guard
from .lock import lock, unlock
from .marks import settle, settle_again, settled_facts

__all__ = [
    "Edit",
    "Edits",
    "Guard",
    "edits_as_code",
    "edits_since",
    "lock",
    "settle",
    "settle_again",
    "settled_facts",
    "unlock",
]
