# SPDX-License-Identifier: GPL-3.0-or-later
"""How large and how well a solver renders."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from ...agent.vision.resize import shrink
from ..look.frame import Frame

RAYS: Final = 8 * 192 * 128
"""Camera rays of one render, however small the picture; denoised."""
MOST_SAMPLES: Final = 64


def reference_at_size(reference: NDArray[np.uint8], longer_side: int) -> NDArray[np.uint8]:
    """The reference (height, width, 3), shrunk to a longer side of at most so many pixels."""
    height, width = reference.shape[:2]
    share = min(1.0, longer_side / max(height, width))
    small = shrink(reference.astype(np.float32), max(1, round(height * share)), max(1, round(width * share)))
    return np.rint(small).astype(np.uint8)


def frame_of(reference: NDArray[np.uint8], seed: int) -> Frame:
    """The frame of renders that are compared with this picture."""
    height, width = reference.shape[:2]
    return Frame(width, height, max(1, min(MOST_SAMPLES, RAYS // (width * height))), seed)
