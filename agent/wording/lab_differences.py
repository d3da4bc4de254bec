# SPDX-License-Identifier: GPL-3.0-or-later
"""By how much colours differ in CIE Lab, with signs."""

import numpy as np

from ..blueprint import Colour
from ..measurements import Cell
from ..vision.colour import srgb_to_lab
from .numbers import hexadecimal, signed


def signed_lab(colour: Colour, reference: Colour) -> str:
    """L, a and b of ``colour`` minus those of ``reference``, both sRGB."""
    difference = srgb_to_lab(np.array(colour)) - srgb_to_lab(np.array(reference))
    return " ".join(signed(float(step), 0) for step in difference)


def same_spots(cell: Cell | None) -> str:
    """The reference's colour and what the full render has more; empty where nothing was compared."""
    return f"{hexadecimal(cell.reference)}: {signed_lab(cell.full, cell.reference)}" if cell else ""
