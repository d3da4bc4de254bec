# SPDX-License-Identifier: GPL-3.0-or-later
"""What the artist has decided by hand, which no later stage may change."""

from dataclasses import dataclass
from typing import Literal

How = Literal["changed form", "changed look", "changed form and look", "locked", "added", "removed"]
"""Form: place, size, shape, parent, visibility. Look: materials. The others settle everything."""


@dataclass(frozen=True)
class Settled:
    """One settled object."""

    name: str
    """Of the object, or what it was called."""
    ref: str
    """Blueprint id; empty for what the artist added."""
    how: How
