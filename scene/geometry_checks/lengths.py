# SPDX-License-Identifier: GPL-3.0-or-later
"""Lengths and places as sentences tell them."""

from collections.abc import Iterable


def length(metres: float) -> str:
    """``3.2 cm``, ``1.4 m``."""
    return f"{metres * 100:.2g} cm" if metres < 1.0 else f"{metres:.2g} m"


def place_call(ref: str, at: Iterable[float]) -> str:
    """The kit's call that moves an object's origin to a point of the world, to a tenth of a millimetre."""
    return f'place("{ref}", at=({", ".join(f"{round(entry, 4) + 0.0:g}" for entry in at)}))'
