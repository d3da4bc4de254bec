# SPDX-License-Identifier: GPL-3.0-or-later
"""Read a picture file with Blender's own loader."""

from pathlib import Path
from typing import Any

import bpy
import numpy as np
from numpy.typing import NDArray

from ..agent.errors import PictureError


def load_pixels(path: Path) -> NDArray[np.float32]:
    """The pixels of ``path``: float32 ``(height, width, 3)``, row 0 at the top.

    There are 4 channels where any pixel is not opaque.

    Values are as the file stores them, without any colour conversion: display-referred sRGB from
    0 to 1 in ordinary 8-bit and 16-bit pictures, scene-linear in OpenEXR and Radiance files. Alpha
    is straight as in a PNG. Orientation tags are not applied. Raises ``PictureError``.
    """
    try:
        image = bpy.data.images.load(str(path), check_existing=False)
    except RuntimeError as error:
        raise _unreadable(path) from error
    try:
        # The type checker's stubs know neither the names of colour spaces nor a property's bulk access.
        interpretation: Any = image.colorspace_settings
        interpretation.name = "Non-Color"
        width, height = image.size
        if width == 0 or height == 0:
            raise _unreadable(path)
        channels = image.channels
        flat = np.empty(width * height * channels, np.float32)
        pixels: Any = image.pixels
        pixels.foreach_get(flat)
    finally:
        bpy.data.images.remove(image)
    upright = flat.reshape(height, width, channels)[::-1]
    opaque = channels == 3 or bool((upright[..., 3] == 1.0).all())
    return np.ascontiguousarray(upright[..., : 3 if opaque else 4])


def _unreadable(path: Path) -> PictureError:
    return PictureError(f"{path} cannot be read as a picture.", "Save it as PNG or JPEG and try again.")
