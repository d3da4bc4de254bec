# SPDX-License-Identifier: GPL-3.0-or-later
"""What follows from an artist's edit of one thing in the picture."""

from collections.abc import Collection
from dataclasses import replace

from .blueprint import BlueprintObject, Box, Point


def with_box(entry: BlueprintObject, box: Box) -> BlueprintObject:
    """``entry`` in another ``box``, its outline stretched along. Raises ``ValueError`` for an empty box."""
    if box == entry.box:
        return entry
    stretched = tuple(_moved(point, entry.box, box) for point in entry.outline)
    return replace(entry, box=box, outline=stretched)


def free_identifier(name: str, taken: Collection[str]) -> str:
    """An identifier like ``name`` that is not ``taken``."""
    letters = "".join(letter if letter.isalnum() else "_" for letter in name.casefold()).strip("_")
    base = letters if letters.isidentifier() else f"thing_{letters}".rstrip("_")
    if not base.isidentifier():
        base = "thing"
    candidate, number = base, 2
    while candidate in taken:
        candidate, number = f"{base}_{number}", number + 1
    return candidate


def _moved(point: Point, old: Box, new: Box) -> Point:
    return _between(point[0], old[0], old[2], new[0], new[2]), _between(point[1], old[1], old[3], new[1], new[3])


def _between(place: float, start: float, stop: float, new_start: float, new_stop: float) -> float:
    moved = new_start + (place - start) / (stop - start) * (new_stop - new_start)
    return min(max(moved, 0.0), 1.0)
