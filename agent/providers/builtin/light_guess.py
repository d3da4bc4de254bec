# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the light comes from, as far as shading tells."""

from math import pi

from ...blueprint import LightGuess
from .backdrop import Backdrop
from .survey import Survey


def guess_light(survey: Survey, backdrop: Backdrop) -> LightGuess:
    return LightGuess(azimuth=-pi / 4, elevation=pi / 4, softness=0.3, key_to_fill=1.0)
