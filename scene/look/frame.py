# SPDX-License-Identifier: GPL-3.0-or-later
"""How large and how well to render."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Frame:
    """What all views of a look share."""

    width: int
    """Pixels."""
    height: int
    """Pixels."""
    samples: int
    """For each pixel of the full view; the others have their own."""
    seed: int
    """Of the sampling noise: equal seeds give equal pictures."""
