# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture of a view that Blender has rendered."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ...agent.vision.bitmap import read_bitmap
from ...agent.vision.open_exr import read_exr_channel
from .prepared import PreparedView


def read_view(view: PreparedView) -> NDArray[np.uint8]:
    """The rendered ``view``, ``(height, width, 3)`` sRGB, whose file is removed; of ``ids`` red + 256 * green count.

    Raises ``PictureError`` when it was not rendered.
    """
    picture = _read_ids(view.rendered) if view.view == "ids" else read_bitmap(view.rendered)
    view.rendered.unlink()
    return picture


def _read_ids(rendered: Path) -> NDArray[np.uint8]:
    """The object numbers ``(height, width)`` as red + 256 * green ``(height, width, 3)``."""
    whole = np.rint(read_exr_channel(rendered, "R")).astype(np.uint16)
    picture = np.zeros((*whole.shape, 3), np.uint8)
    picture[..., 0] = whole & 0xFF
    picture[..., 1] = whole >> 8
    return picture
