# SPDX-License-Identifier: GPL-3.0-or-later
"""Base colours that were solved for, as calls of the kit."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ..colour import as_8_bit, linear_to_srgb
from ..placement.code import solution_text


def colour_code(colours: Mapping[str, NDArray[np.float64]]) -> str:
    """The function ``solved_colour`` and its call; ``colours`` are (3,) in linear light, by material."""
    calls = [f'recolour("{name}", "{_hex(colour)}")' for name, colour in colours.items()]
    return solution_text("solved_colour", "Base colours in which materials come out as the picture shows them.", calls)


def _hex(colour: NDArray[np.float64]) -> str:
    red, green, blue = as_8_bit(linear_to_srgb(np.clip(colour, 0.0, 1.0)))
    return f"#{red:02x}{green:02x}{blue:02x}"
