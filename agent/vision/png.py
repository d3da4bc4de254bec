# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of a session on disk: 8-bit RGB PNG without row filters.

Blender brings no picture library that works outside its main thread, so that session pictures
take the one form of PNG (W3C Recommendation, third edition) that needs nothing but ``zlib``.
Any other PNG is read where references are read, not here.
"""

import struct
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..errors import PictureError
from ..whole_file import write_whole

SIGNATURE = b"\x89PNG\r\n\x1a\n"
RGB_8_BIT = (8, 2, 0, 0, 0)
"""Bit depth, colour type, compression, filter and interlace method of the header."""
FASTEST_COMPRESSION = 1
"""Photographs without row filters shrink little more at higher levels, which take several times as long."""
FOREIGN_PICTURE_REMEDY = "Restore the file from the session's own pictures, or start the session anew."


def write_png(path: Path, picture: NDArray[np.uint8]) -> None:
    """Write ``picture``, uint8 ``(height, width, 3)`` sRGB with row 0 at the top, to ``path``.

    The file appears complete or not at all. Raises ``ValueError`` for any other array and
    ``SessionError`` when the file cannot be written.
    """
    if picture.dtype != np.uint8 or picture.ndim != 3 or picture.shape[2] != 3 or picture.size == 0:
        raise ValueError(f"a picture is uint8 (height, width, 3), not {picture.dtype} {picture.shape}")
    height, width, _ = picture.shape
    rows = np.zeros((height, 1 + width * 3), np.uint8)
    rows[:, 1:] = picture.reshape(height, width * 3)
    content = (
        SIGNATURE
        + _chunk(b"IHDR", struct.pack(">II5B", width, height, *RGB_8_BIT))
        + _chunk(b"IDAT", zlib.compress(rows.tobytes(), FASTEST_COMPRESSION))
        + _chunk(b"IEND", b"")
    )
    write_whole(path, content)


def read_png(path: Path) -> NDArray[np.uint8]:
    """The picture that ``write_png`` wrote to ``path``: uint8 ``(height, width, 3)`` sRGB, row 0 at the top.

    Raises ``PictureError`` for a missing or damaged file and for any other kind of PNG.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise PictureError(f"The picture {path} cannot be read: {error.strerror}.", FOREIGN_PICTURE_REMEDY) from error
    try:
        return _decode(content)
    except (ValueError, OverflowError, struct.error, zlib.error) as error:
        raise PictureError(f"{path} is not a picture of this session: {error}.", FOREIGN_PICTURE_REMEDY) from error


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _decode(content: bytes) -> NDArray[np.uint8]:
    if not content.startswith(SIGNATURE):
        raise ValueError("it has no PNG signature")
    header, start = _read_chunk(content, len(SIGNATURE), b"IHDR")
    packed, start = _read_chunk(content, start, b"IDAT")
    _, start = _read_chunk(content, start, b"IEND")
    if start != len(content):
        raise ValueError("something follows its end")
    width, height, *form = struct.unpack(">II5B", header)
    if tuple(form) != RGB_8_BIT or width == 0 or height == 0:
        raise ValueError("it is not 8-bit RGB")
    unpacker = zlib.decompressobj()
    row_bytes = 1 + width * 3
    data = unpacker.decompress(packed, height * row_bytes + 1)
    if len(data) != height * row_bytes or not unpacker.eof:
        raise ValueError("its pixels do not fill its declared size")
    rows = np.frombuffer(data, np.uint8).reshape(height, row_bytes)
    if rows[:, 0].any():
        raise ValueError("its rows are filtered")
    return np.array(rows[:, 1:]).reshape(height, width, 3)


def _read_chunk(content: bytes, start: int, kind: bytes) -> tuple[bytes, int]:
    """The data of the chunk at ``start`` and where the next one begins."""
    (length,) = struct.unpack_from(">I", content, start)
    end = start + 8 + length
    if content[start + 4 : start + 8] != kind:
        raise ValueError(f"it lacks the chunk {kind.decode()} where it should be")
    (checksum,) = struct.unpack_from(">I", content, end)
    if checksum != zlib.crc32(content[start + 4 : end]):
        raise ValueError(f"the checksum of its chunk {kind.decode()} is wrong")
    return content[start + 8 : end], end + 4
