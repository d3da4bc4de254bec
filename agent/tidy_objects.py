# SPDX-License-Identifier: GPL-3.0-or-later
"""Mends in a reading what can be mended without asking again, and says so as a doubt."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from .blueprint import BlueprintObject, Box

FAR: Final = 0.06
"""Picture widths or heights that an outline may reach beyond its box."""
LEAST_SIDE: Final = 0.001
"""Of a box that lies wholly beyond the picture's edge, in picture widths or heights."""


def tidy(objects: Sequence[BlueprintObject]) -> tuple[BlueprintObject, ...]:
    """``objects`` with boxes inside the picture, and with support and occlusion that can be so.

    What was changed, and an outline that is elsewhere than its box, is told in the object's ``doubt``.
    """
    ids = {entry.id for entry in objects}
    supports = {entry.id: entry.support for entry in objects}
    return tuple(_tidied(entry, ids, supports) for entry in objects)


def _tidied(entry: BlueprintObject, ids: set[str], supports: dict[str, str]) -> BlueprintObject:
    doubts = [entry.doubt] if entry.doubt else []
    support = entry.support
    if support and support not in ids:
        doubts.append(f"It was said to be supported by {support!r}, which is not listed.")
        support = ""
    elif _is_circular(entry.id, supports):
        doubts.append(f"It was said to be supported by {support!r}, which it supports itself.")
        support = ""
    supports[entry.id] = support
    if _reaches_far_out(entry):
        doubts.append("Its outline and its box are in different places.")
    outline = tuple((_within(x), _within(y)) for x, y in entry.outline)
    behind = tuple(front for front in entry.behind if front in ids and front != entry.id)
    return replace(
        entry, box=_clamped(entry.box), outline=outline, support=support, behind=behind, doubt=" ".join(doubts)
    )


def _is_circular(name: str, supports: dict[str, str]) -> bool:
    """Whether the chain of supports comes back to ``name``."""
    seen: set[str] = set()
    below = supports[name]
    while below and below not in seen:
        if below == name:
            return True
        seen.add(below)
        below = supports.get(below, "")
    return False


def _reaches_far_out(entry: BlueprintObject) -> bool:
    left, top, right, bottom = entry.box
    return any(x < left - FAR or x > right + FAR or y < top - FAR or y > bottom + FAR for x, y in entry.outline)


def _clamped(box: Box) -> Box:
    left, right = _span(box[0], box[2])
    top, bottom = _span(box[1], box[3])
    return left, top, right, bottom


def _span(start: float, stop: float) -> tuple[float, float]:
    start, stop = min(_within(start), 1.0 - LEAST_SIDE), max(_within(stop), LEAST_SIDE)
    return start, max(stop, start + LEAST_SIDE) if stop <= start else stop


def _within(place: float) -> float:
    return min(max(place, 0.0), 1.0)
