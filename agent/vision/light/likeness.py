# SPDX-License-Identifier: GPL-3.0-or-later
"""One number for how well a picture is lit and coloured."""

import numpy as np
from numpy.typing import NDArray

from ...gate import WEIGHTS
from ..ciede2000 import ciede2000
from ..colour import srgb_to_lab
from ..psnr import psnr, squared_error
from ..ssim import ssim


def likeness(reference: NDArray[np.uint8], shown: NDArray[np.uint8]) -> float:
    """PSNR, SSIM and mean CIEDE2000 of two 8-bit pictures (height, width, 3), weighed as the gate weighs them.

    Higher is better; one decibel is 0.033. Not the histogram: at small sizes it rises where the picture gets worse.
    """
    apart = float(np.mean(ciede2000(srgb_to_lab(reference), srgb_to_lab(shown))))
    decibels = psnr(squared_error(reference, shown))
    return WEIGHTS["psnr"] * decibels + WEIGHTS["ssim"] * ssim(reference, shown) - WEIGHTS["ciede2000"] * apart
