# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture of a view that Blender has rendered."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ...agent.vision.bitmap import read_bitmap
from ...agent.vision.open_exr import read_exr_channel
from .kinds import Kinds
from .prepared import PreparedView


def read_view(view: PreparedView) -> NDArray[np.uint8]:
    """The rendered ``view``, ``(height, width, 3)`` sRGB, whose file is removed; of ``ids`` as
    ``LookResult.pictures`` says.

    Raises ``PictureError`` when it was not rendered.
    """
    picture = _read_ids(view.rendered, view.kinds) if view.kinds else read_bitmap(view.rendered)
    view.rendered.unlink()
    return picture


def _read_ids(rendered: Path, kinds: Kinds) -> NDArray[np.uint8]:
    """The numbers ``(height, width, 3)``: of the object red + 256 * green, of the material blue."""
    own, instancer, slot = (np.rint(read_exr_channel(rendered, channel)).astype(np.intp) for channel in "RGB")
    objects, materials = kinds.decode(own, instancer, slot)
    picture: NDArray[np.uint8] = np.stack((objects & 0xFF, objects >> 8, materials), axis=-1).astype(np.uint8)
    return picture
