# SPDX-License-Identifier: GPL-3.0-or-later
"""Read the pictures that Blender renders for a look: Windows bitmaps, in colour or in greys.

Blender's own loader would make the picture a datablock, upon which its window draws everything
again; a PNG's filters are slow to undo in Python. Layout: the Windows BITMAPINFOHEADER, rows
padded to 4 bytes, blue before green before red; greys are numbers of a palette's entries.
"""

import struct
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..errors import PictureError

SIGNATURE: Final = b"BM"
HEADERS: Final = 54
"""Bytes before the palette."""
COLOUR, GREY = 24, 8
"""Bits of a pixel."""


def read_bitmap(path: Path) -> NDArray[np.uint8]:
    """The pixels of ``path``: uint8 ``(height, width, 3)``, red first, row 0 at the top, values as stored.

    Raises ``PictureError`` for a missing or damaged file and for any other kind of bitmap.
    """
    try:
        return _decode(path.read_bytes())
    except (OSError, ValueError, struct.error) as error:
        raise PictureError(f"The render {path.name} cannot be read: {error}.", "Render it again.", "retry") from error


def _decode(content: bytes) -> NDArray[np.uint8]:
    if not content.startswith(SIGNATURE):
        raise ValueError("it is no bitmap")
    (start,) = struct.unpack_from("<I", content, 10)
    width, height, _, bits, compression = struct.unpack_from("<iiHHI", content, 18)
    if bits not in (COLOUR, GREY) or compression != 0 or width <= 0 or height <= 0:
        raise ValueError("it is compressed, or of another depth")
    row_bytes = (width * bits // 8 + 3) // 4 * 4
    rows = np.frombuffer(content, np.uint8, height * row_bytes, start).reshape(height, row_bytes)[::-1]
    if bits == GREY:
        palette = np.frombuffer(content, np.uint8, start - HEADERS, HEADERS).reshape(-1, 4)
        pixels = palette[rows[:, :width], :3]
    else:
        pixels = rows[:, : 3 * width].reshape(height, width, 3)
    return np.ascontiguousarray(pixels[..., ::-1])
