# SPDX-License-Identifier: GPL-3.0-or-later
"""What the picture tells of the colour of its light, in one line."""

from typing import Final

import numpy as np

from ..blueprint import Colour
from ..vision.colour import linear_to_srgb
from ..vision.light.non_negative import Floats
from ..vision.white_balance.estimate import Cast
from ..vision.white_balance.plausible import angle_between
from .numbers import hexadecimal, short

NEUTRAL: Final = 2.0
"""Degrees from white, about what the eye forgives."""
MOST_VOTES: Final = 3


def cast_in_words(cast: Cast) -> str:
    """Where it is decided, how white looks and by what to divide; else why it is not."""
    if not cast.votes:
        return "White balance undecided: nothing that is said to be white or grey shows one clear colour."
    votes = list(cast.votes.items())[:MOST_VOTES]
    if cast.colour is None:
        told = ", ".join(f"`{name}` {_shown(colour)}" for name, colour in votes)
        return f"White balance undecided: white and grey things are seen in different light ({told})."
    who = ", ".join(f"`{name}`" for name, _ in votes)
    if angle_between(cast.colour, np.ones(3)) < NEUTRAL:
        return f"White balance: the light is neutral, by {who}."
    factors = " ".join(short(float(channel), 2) for channel in cast.colour)
    return (
        f"White balance: in this light white looks {_shown(cast.colour)}, by {who}; base colours are what is seen over "
        f"{factors} (linear red, green, blue), where the lights have that tint."
    )


def _shown(colour: Floats) -> str:
    red, green, blue = (float(channel) for channel in linear_to_srgb(colour))
    shown: Colour = (red, green, blue)
    return hexadecimal(shown)
