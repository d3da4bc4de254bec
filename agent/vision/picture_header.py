# SPDX-License-Identifier: GPL-3.0-or-later
"""What a picture file declares about itself, read without decoding a pixel.

Lets a picture that would not fit in memory be refused before anything is unpacked, and tells what
a decoder may leave out: the camera's orientation and whether the file is there to its end.
"""

import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

ORIENTATION_TAG: Final = 0x0112
"""Orientation in TIFF 6.0 and Exif 2.32."""
WIDTH_TAG: Final = 0x0100
LENGTH_TAG: Final = 0x0101
SHORT: Final = 3
"""The 16-bit field type of TIFF 6.0; the only other one read here is LONG, of 32 bits."""
LONG: Final = 4
JPEG_SIZE_MARKERS: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""Start-of-frame markers of ITU-T T.81, table B.1, in all their coding variants."""
JPEG_APP1: Final = 0xE1
JPEG_START_OF_SCAN: Final = 0xDA


@dataclass(frozen=True)
class PictureHeader:
    """The declared form of a picture."""

    form: str
    """``PNG``, ``JPEG``, ``GIF``, ``WebP``, ``BMP`` or ``TIFF``."""
    width: int
    height: int
    """Stored size in pixels, before any rotation."""
    orientation: int = 1
    """Exif orientation, 1 to 8; 1 is upright."""
    whole: bool = True
    """False where the file surely ends too early."""


def read_header(content: bytes) -> PictureHeader | None:
    """The header of the picture file ``content``, None for unknown forms. Raises ``EOFError`` where it is cut short."""
    readers: tuple[tuple[bytes, Callable[[bytes], PictureHeader]], ...] = (
        (b"\x89PNG\r\n\x1a\n", _read_png),
        (b"\xff\xd8\xff", _read_jpeg),
        (b"GIF8", _read_gif),
        (b"RIFF", _read_webp),
        (b"BM", _read_bmp),
        (b"II*\0", _read_tiff),
        (b"MM\0*", _read_tiff),
    )
    for signature, read in readers:
        if content.startswith(signature) and (signature != b"RIFF" or content[8:12] == b"WEBP"):
            try:
                return read(content)
            except (struct.error, IndexError) as error:
                raise EOFError("the file ends within its header") from error
    return None


def _read_png(content: bytes) -> PictureHeader:
    width, height = struct.unpack_from(">II", content, 16)
    orientation, whole, position = 1, False, 8
    while position + 12 <= len(content) and not whole:
        length, kind = struct.unpack_from(">I4s", content, position)
        if kind == b"eXIf":
            orientation = _orientation(content[position + 8 : position + 8 + length])
        position += 12 + length
        whole = kind == b"IEND" and position <= len(content)
    return PictureHeader("PNG", width, height, orientation, whole)


def _read_jpeg(content: bytes) -> PictureHeader:
    width = height = 0
    orientation, position, marker = 1, 2, 0
    while marker != JPEG_START_OF_SCAN:
        # Any number of fill bytes may stand before a marker (T.81, B.1.1.2).
        while content[position + 1] == 0xFF:
            position += 1
        marker = content[position + 1]
        (length,) = struct.unpack_from(">H", content, position + 2)
        if marker in JPEG_SIZE_MARKERS:
            height, width = struct.unpack_from(">HH", content, position + 5)
        elif marker == JPEG_APP1 and content[position + 4 : position + 10] == b"Exif\0\0":
            orientation = _orientation(content[position + 10 : position + 2 + length])
        position += 2 + length
    return PictureHeader("JPEG", width, height, orientation, whole=content.find(b"\xff\xd9", position) >= 0)


def _read_gif(content: bytes) -> PictureHeader:
    return PictureHeader("GIF", *struct.unpack_from("<HH", content, 6))


def _read_webp(content: bytes) -> PictureHeader:
    size, chunk = struct.unpack_from("<I4x4s", content, 4)
    whole = 8 + size <= len(content)
    if chunk == b"VP8X":
        width = 1 + int.from_bytes(content[24:27], "little")
        height = 1 + int.from_bytes(content[27:30], "little")
    elif chunk == b"VP8L":
        (packed,) = struct.unpack_from("<I", content, 21)
        width, height = 1 + (packed & 0x3FFF), 1 + (packed >> 14 & 0x3FFF)
    else:
        width, height = (side & 0x3FFF for side in struct.unpack_from("<HH", content, 26))
    position = content.find(b"EXIF")
    orientation = _orientation(content[position + 8 :].removeprefix(b"Exif\0\0")) if position > 0 else 1
    return PictureHeader("WebP", width, height, orientation, whole)


def _read_bmp(content: bytes) -> PictureHeader:
    (size,) = struct.unpack_from("<I", content, 2)
    width, height = struct.unpack_from("<ii", content, 18)
    return PictureHeader("BMP", width, abs(height), whole=size <= len(content))


def _read_tiff(content: bytes) -> PictureHeader:
    fields = _tiff_fields(content)
    width, height = fields.get(WIDTH_TAG, 0), fields.get(LENGTH_TAG, 0)
    return PictureHeader("TIFF", width, height, _valid(fields.get(ORIENTATION_TAG, 1)))


def _orientation(exif: bytes) -> int:
    """The orientation in an Exif block; 1 where it holds none or is damaged."""
    try:
        return _valid(_tiff_fields(exif).get(ORIENTATION_TAG, 1))
    except struct.error:
        return 1


def _valid(orientation: int) -> int:
    return orientation if 1 <= orientation <= 8 else 1


def _tiff_fields(content: bytes) -> dict[int, int]:
    """First values of the SHORT and LONG fields in the first directory of a TIFF structure, by tag."""
    order = {b"II": "<", b"MM": ">"}.get(content[:2])
    if order is None:
        return {}
    (start,) = struct.unpack_from(f"{order}I", content, 4)
    (count,) = struct.unpack_from(f"{order}H", content, start)
    fields = {}
    for index in range(count):
        entry = start + 2 + 12 * index
        tag, kind = struct.unpack_from(f"{order}HH", content, entry)
        if kind in (SHORT, LONG):
            (fields[tag],) = struct.unpack_from(f"{order}{'H' if kind == SHORT else 'I'}", content, entry + 8)
    return fields
