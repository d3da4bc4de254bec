# SPDX-License-Identifier: GPL-3.0-or-later
"""Short hashes of plain data."""

import hashlib
import json
from functools import lru_cache

LENGTH = 16
"""Hexadecimal digits kept of a SHA-256: 64 bits, so no two states of a session will ever collide by chance."""


def digest_of(data: object) -> str:
    """Hash of dataclasses, mappings, sequences and scalars; independent of the order of keys."""
    # The json module's own encoder is several times faster than a conversion to plain data before it.
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), default=vars)
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


@lru_cache(4096)
def rounded(value: float) -> float:
    """``value`` with the six significant digits that a 32-bit float holds for certain; zero without sign."""
    return float(f"{value:.6g}") + 0.0
