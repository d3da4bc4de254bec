# SPDX-License-Identifier: GPL-3.0-or-later
"""Read one channel of the OpenEXR files that Blender renders: single-part, by scanlines, 32-bit, not compressed.

Source: the OpenEXR file layout, https://openexr.com/en/latest/OpenEXRFileLayout.html
"""

import struct
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..errors import PictureError

MAGIC: Final = 20000630
FLOAT: Final = 2
"""Of the pixel types."""


def read_exr_channel(path: Path, channel: str) -> NDArray[np.float32]:
    """The ``channel`` of ``path``: float32 ``(height, width)``, row 0 at the top.

    Raises ``PictureError`` for a missing or damaged file and for any other kind of OpenEXR.
    """
    try:
        return _decode(path.read_bytes(), channel)
    except (OSError, ValueError, LookupError, struct.error) as error:
        raise PictureError(f"The render {path.name} cannot be read: {error}.", "Render it again.", "retry") from error


def _decode(content: bytes, channel: str) -> NDArray[np.float32]:
    magic, version = struct.unpack_from("<II", content)
    # Above the version number's byte are flags of tiles, long names, deep data and parts.
    if magic != MAGIC or version & ~0x4FF:
        raise ValueError("it is no OpenEXR file of one part in scanlines")
    attributes, position = _attributes(content)
    if attributes["compression"] != b"\0":
        raise ValueError("it is compressed")
    left, top, right, bottom = struct.unpack("<4i", attributes["dataWindow"])
    width, height = right - left + 1, bottom - top + 1
    names = _channels(attributes["channels"])
    line = np.dtype([("y", "<i4"), ("size", "<i4"), ("pixels", "<f4", (len(names), width))])
    lines = np.frombuffer(content, line, height, position + 8 * height)
    if (lines["y"] != np.arange(top, bottom + 1)).any() or (lines["size"] != 4 * width * len(names)).any():
        raise ValueError("its lines are not in order")
    return np.ascontiguousarray(lines["pixels"][:, names.index(channel)], np.float32)


def _attributes(content: bytes) -> tuple[dict[str, bytes], int]:
    """The header's attributes by name, and where it ends."""
    attributes, position = {}, 8
    while content[position] != 0:
        name, position = _text(content, position)
        _, position = _text(content, position)
        (size,) = struct.unpack_from("<i", content, position)
        position += 4
        attributes[name] = content[position : position + size]
        position += size
    return attributes, position + 1


def _channels(entries: bytes) -> list[str]:
    """The channels' names in the order in which a line holds them."""
    names, position = [], 0
    while entries[position] != 0:
        name, position = _text(entries, position)
        kind, _, across, down = struct.unpack_from("<iIii", entries, position)
        if kind != FLOAT or across != 1 or down != 1:
            raise ValueError("its pixels are not 32-bit floats")
        names.append(name)
        position += 16
    return names


def _text(content: bytes, position: int) -> tuple[str, int]:
    """The null-terminated text at ``position``, and where it ends."""
    end = content.index(b"\0", position)
    return content[position:end].decode("ascii"), end + 1
