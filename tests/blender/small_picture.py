# SPDX-License-Identifier: GPL-3.0-or-later
"""A picture that is reconstructed in a moment."""

from pathlib import Path

import numpy as np
from PIL import Image


def small_picture(folder: Path, red: int = 200) -> Path:
    """A red thing on a green ground, in ``folder``."""
    pixels = np.full((40, 60, 3), 180, np.uint8)
    pixels[20:] = (90, 120, 80)
    pixels[12:26, 20:32] = (red, 40, 30)
    path = folder / "thing.png"
    Image.fromarray(pixels).save(path)
    return path
