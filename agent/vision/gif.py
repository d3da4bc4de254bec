# SPDX-License-Identifier: GPL-3.0-or-later
"""The first frame of a GIF file (GIF89a specification, CompuServe 1990), which Blender cannot load."""

import struct
from typing import Final

import numpy as np
from numpy.typing import NDArray

EXTENSION: Final = 0x21
IMAGE: Final = 0x2C
GRAPHIC_CONTROL: Final = 0xF9
LARGEST_CODE_SIZE: Final = 12
"""Bits."""


def decode_first_frame(content: bytes) -> NDArray[np.uint8]:
    """RGBA ``(height, width, 4)`` of the first frame, transparent where it draws nothing.

    Raises ``ValueError`` or ``IndexError`` for damaged files.
    """
    width, height, flags = struct.unpack_from("<HHB", content, 6)
    position = 13
    palette, position = _palette(content, position, flags)
    transparent = -1
    while content[position] == EXTENSION:
        if content[position + 1] == GRAPHIC_CONTROL and content[position + 3] & 1:
            transparent = content[position + 6]
        _, position = _blocks(content, position + 2)
    if content[position] != IMAGE:
        raise ValueError("the GIF file has no picture")
    left, top, frame_width, frame_height, flags = struct.unpack_from("<HHHHB", content, position + 1)
    if left + frame_width > width or top + frame_height > height:
        raise ValueError("the first frame of the GIF file is larger than its canvas")
    own, position = _palette(content, position + 10, flags)
    data, _ = _blocks(content, position + 1)
    indices = _unpack(data, content[position], frame_width * frame_height).reshape(frame_height, frame_width)
    if flags & 0x40:
        order = [row for first, step in ((0, 8), (4, 8), (2, 4), (1, 2)) for row in range(first, frame_height, step)]
        indices = indices[np.argsort(order)]
    colours = own if len(own) else palette
    canvas = np.zeros((height, width, 4), np.uint8)
    area = canvas[top : top + frame_height, left : left + frame_width]
    area[..., :3] = colours[indices]
    area[..., 3] = np.where(indices == transparent, 0, 255)
    return canvas


def _palette(content: bytes, position: int, flags: int) -> tuple[NDArray[np.uint8], int]:
    """The colour table at ``position``, empty where ``flags`` announce none, and where it ends."""
    size = 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0
    return np.frombuffer(content, np.uint8, size, position).reshape(-1, 3), position + size


def _blocks(content: bytes, position: int) -> tuple[bytes, int]:
    """The data of the chain of blocks at ``position`` and where it ends."""
    data = bytearray()
    while length := content[position]:
        data += content[position + 1 : position + 1 + length]
        position += 1 + length
    return bytes(data), position + 1


def _unpack(data: bytes, code_bits: int, count: int) -> NDArray[np.uint8]:
    """``count`` palette indices from LZW codes whose first size is ``code_bits`` + 1 (appendix F)."""
    clear, end = 1 << code_bits, (1 << code_bits) + 1
    letters = [bytes([letter]) for letter in range(clear)] + [b"", b""]
    table, size, previous = list(letters), code_bits + 1, b""
    pixels = bytearray()
    buffer = available = position = 0
    while len(pixels) < count:
        while available < size:
            buffer |= data[position] << available
            available += 8
            position += 1
        code = buffer & ((1 << size) - 1)
        buffer >>= size
        available -= size
        if code == clear:
            table, size, previous = list(letters), code_bits + 1, b""
            continue
        if code == end or code > len(table) or (code == len(table) and not previous):
            raise ValueError("the GIF file's codes are damaged")
        word = table[code] if code < len(table) else previous + previous[:1]
        pixels += word
        if previous and len(table) < 1 << LARGEST_CODE_SIZE:
            table.append(previous + word[:1])
            size = min(LARGEST_CODE_SIZE, max(size, len(table).bit_length()))
        previous = word
    return np.frombuffer(bytes(pixels[:count]), np.uint8)
