# SPDX-License-Identifier: GPL-3.0-or-later
"""One number for how well a picture is lit."""

import numpy as np
from numpy.typing import NDArray

from ..colour import luminance
from ..histogram import histogram_intersection, luminance_histogram
from ..psnr import psnr, squared_error
from ..ssim import ssim

CLOSE_MATCH_DB = 30.0
"""PSNR that counts as much as a perfect SSIM or histogram, as at the lighting stage."""


def likeness(reference: NDArray[np.uint8], shown: NDArray[np.uint8]) -> float:
    """Mean of PSNR (over 30 dB), SSIM and luminance-histogram intersection of two 8-bit pictures (height, width, 3)."""
    first, second = (luminance_histogram(luminance(picture / np.float32(255.0))) for picture in (reference, shown))
    error = psnr(squared_error(reference, shown))
    return (error / CLOSE_MATCH_DB + ssim(reference, shown) + histogram_intersection(first, second)) / 3.0
