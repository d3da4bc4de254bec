# SPDX-License-Identifier: GPL-3.0-or-later
"""A colour to see and to read."""

from ..blueprint import Colour
from ..wording.numbers import hexadecimal
from .markup import Markup, element, join
from .pictures import swatch


def chip(colour: Colour, caption: str) -> Markup:
    """A swatch of an sRGB ``colour`` beside its code; ``caption`` says for those who do not see it what it is of."""
    code = hexadecimal(colour)
    return join(swatch(colour, f"{caption}: {code}"), " ", element("code", code))
