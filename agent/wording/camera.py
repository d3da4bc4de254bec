# SPDX-License-Identifier: GPL-3.0-or-later
"""The camera as it stands in the scene."""

import math

from ..blueprint import CameraGuess
from .numbers import short


def camera_in_words(camera: CameraGuess) -> str:
    """Its numbers in one line, by the names that ``set_camera`` has for them."""
    return (
        f"focal_mm {short(camera.focal_mm, 1)}, pitch {short(camera.pitch)} "
        f"({short(math.degrees(camera.pitch), 1)}° below the horizon), "
        f"height {short(camera.height)} m, roll {short(camera.roll)}"
    )
