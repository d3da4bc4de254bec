# SPDX-License-Identifier: GPL-3.0-or-later
"""Short hashes of plain data."""

import hashlib
import json

from ...agent.records import to_json

LENGTH = 16
"""Hexadecimal digits kept of a SHA-256: 64 bits, so no two states of a session will ever collide by chance."""


def digest_of(data: object) -> str:
    """Hash of records, mappings, sequences and scalars; independent of the order of keys."""
    text = json.dumps(to_json(data), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def rounded(value: float) -> float:
    """``value`` with the six significant digits that a 32-bit float holds for certain; zero without sign."""
    return float(f"{value:.6g}") + 0.0
