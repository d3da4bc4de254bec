# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the edges of reference and render run, and where the two agree."""

from typing import Final

import numpy as np

from ..colour import luminance
from ..edges import Mask, edge_pixels, within_tolerance
from .outlines import REFERENCE_COLOUR, RENDER_COLOUR
from .panels import LONGEST, Picture, fitting_size, resample

AGREED_COLOUR: Final = (255, 255, 255)
"""White: edges of the reference that the render has too."""
GROUND: Final = (0.12, 0.55)
"""Grey levels of black and white in the picture below the lines, so that it is seen and all three colours stand out."""


def draw_edges(reference: Picture, render: Picture, longest: int = LONGEST) -> Picture:
    """The reference, enlarged, in dark grey under the edges that agree, those that only it has and the render's own.

    Both are uint8 (height, width, 3) sRGB of one size. Edges and their agreement are those that are measured.
    """
    wanted, present = _edges(reference), _edges(render)
    height, width = fitting_size(reference.shape[0], reference.shape[1], longest)
    tones = luminance(resample(reference, height, width) / np.float32(255.0))
    grey = GROUND[0] + (GROUND[1] - GROUND[0]) * tones
    drawn = np.repeat((grey * 255.0).astype(np.uint8)[..., None], 3, axis=2)
    for lines, colour in (
        (present & ~within_tolerance(wanted), RENDER_COLOUR),
        (wanted & ~within_tolerance(present), REFERENCE_COLOUR),
        (wanted & within_tolerance(present), AGREED_COLOUR),
    ):
        drawn[_nearest(lines, height, width)] = colour
    return drawn


def _edges(picture: Picture) -> Mask:
    return edge_pixels(luminance(picture / np.float32(255.0)))


def _nearest(mask: Mask, height: int, width: int) -> Mask:
    rows = np.arange(height) * mask.shape[0] // height
    columns = np.arange(width) * mask.shape[1] // width
    return np.asarray(mask[rows][:, columns])
