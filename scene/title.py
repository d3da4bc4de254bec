# SPDX-License-Identifier: GPL-3.0-or-later
"""What a session and what it builds are called."""

from typing import Final

import bpy

from .kit.session import SESSION_MARK

TITLE_LENGTH: Final = 48
"""Bytes of UTF-8; Blender's names hold 63, and suffixes need room."""


def title_of(name: str) -> str:
    """A picture's name in one line, short enough for Blender."""
    words = " ".join(name.split())
    return words.encode("utf-8", "replace")[:TITLE_LENGTH].decode("utf-8", "ignore").strip() or "picture"


def free_title(name: str) -> str:
    """``name`` as a title that no session in the open file has: numbered where one has it."""
    name = title_of(name)
    title = name
    taken = {collection.get(SESSION_MARK) for collection in bpy.data.collections}
    number = 1
    while title in taken:
        number += 1
        title = f"{name} {number}"
    return title
