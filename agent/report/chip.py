# SPDX-License-Identifier: GPL-3.0-or-later
"""A colour to see and to read."""

from ..blueprint import Colour
from .markup import Markup, element, join
from .pictures import swatch


def chip(colour: Colour, caption: str) -> Markup:
    """A swatch of an sRGB ``colour`` beside its code; ``caption`` says for those who do not see it what it is of."""
    code = "#" + "".join(f"{round(255 * min(1.0, max(0.0, channel))):02x}" for channel in colour)
    return join(swatch(colour, f"{caption}: {code}"), " ", element("code", code))
