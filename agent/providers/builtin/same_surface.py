# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether two colours may be one surface in different light."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...vision.colour import srgb_to_linear

Floats = NDArray[np.floating[Any]]

SHADOW_RANGE = (0.01, 0.75)
"""Light in a cast shadow over that beside it."""
GLARE_RANGE = (0.85, 2.5)
"""Diffuse light under a veil of gloss, or in a patch of sun, over that beside it."""
SHADOW_MISFIT, GLARE_MISFIT = 0.18, 0.22
"""Largest residue over the compared colour's strength that light alone leaves unexplained."""


def is_shadow_of(dark: Floats, lit: Floats) -> bool:
    """Whether sRGB ``dark`` looks like the surface ``lit`` with less of the same light."""
    shaded, full = srgb_to_linear(dark), srgb_to_linear(lit)
    factor = float(shaded @ full) / max(float(full @ full), 1e-9)
    misfit = float(np.linalg.norm(shaded - factor * full)) / max(float(np.linalg.norm(shaded)), 1e-3)
    return SHADOW_RANGE[0] <= factor <= SHADOW_RANGE[1] and (misfit <= SHADOW_MISFIT or is_black(dark))


def is_glare_of(bright: Floats, dull: Floats) -> bool:
    """Whether sRGB ``bright`` looks like the surface ``dull`` in stronger light or under a white veil.

    The dichromatic model (Shafer, 1985): a dielectric's colour is a multiple of its own colour plus
    a multiple of the light's.
    """
    shining, plain = srgb_to_linear(bright), srgb_to_linear(dull)
    parts = np.stack([plain, np.ones(3)], axis=1)
    (factor, veil), *_ = np.linalg.lstsq(parts, shining, rcond=None)
    residue = float(np.linalg.norm(shining - parts @ np.array([factor, veil])))
    misfit = residue / max(float(np.linalg.norm(shining)), 1e-3)
    return GLARE_RANGE[0] <= factor <= GLARE_RANGE[1] and veil >= -0.02 and misfit <= GLARE_MISFIT


def is_black(colour: Floats) -> bool:
    """Whether sRGB ``colour`` is too dark for its hue to tell anything."""
    return bool(colour.max() < 0.12)
