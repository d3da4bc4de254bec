# SPDX-License-Identifier: GPL-3.0-or-later
"""Outlines for things of which only the box is known, or counts."""

from dataclasses import replace
from math import cos, pi, sin
from typing import Final

import numpy as np

from ...blueprint import Blueprint, BlueprintObject, Form, Point
from ...vision.masks import polygon_mask
from .polygon import GRID
from .side_form import ellipse_in, overlap

ROUND = frozenset({"lathe", "cylinder", "sphere"})
CORNERS = 24
PLAIN: Final = ROUND | {"box", "rounded_box"}
"""Forms that need no outline."""


def outlined(blueprint: Blueprint) -> Blueprint:
    """``blueprint`` with an outline for each thing: where none is known the box, or the ellipse in it."""
    return replace(
        blueprint,
        objects=tuple(entry if entry.outline else replace(entry, outline=_guess(entry)) for entry in blueprint.objects),
    )


def boxed(blueprint: Blueprint, *, steep: bool) -> Blueprint:
    """``blueprint`` with every object a box, ball or round body that fills its box, whatever its outline.

    ``steep`` says that things are seen from above, where what has no axis is flat.
    """
    return outlined(
        replace(
            blueprint,
            objects=tuple(
                replace(entry, outline=(), form=_plain_form(entry, steep=steep)) if entry.role == "object" else entry
                for entry in blueprint.objects
            ),
        )
    )


def _plain_form(entry: BlueprintObject, *, steep: bool) -> Form:
    """The entry's own form where it is plain, else ball or box, whichever overlaps more with what is seen of it."""
    if entry.form == "cylinder" and not steep and not entry.lying:
        return "lathe"
    if entry.form in PLAIN:
        return entry.form
    left, top, right, bottom = entry.box
    across, down = max(right - left, 1e-6), max(bottom - top, 1e-6)
    seen = polygon_mask([((x - left) / across, (y - top) / down) for x, y in entry.outline], GRID, GRID)
    return "sphere" if overlap(seen, ellipse_in(GRID, GRID)) > overlap(seen, np.ones_like(seen)) else "rounded_box"


def _guess(entry: BlueprintObject) -> tuple[Point, ...]:
    left, top, right, bottom = entry.box
    if entry.form == "sphere" or (entry.form in ROUND and entry.lying):
        turns = [2.0 * pi * step / CORNERS for step in range(CORNERS)]
        across, down = (right - left) / 2.0, (bottom - top) / 2.0
        return tuple((left + across * (1.0 + cos(turn)), top + down * (1.0 + sin(turn))) for turn in turns)
    return (left, top), (right, top), (right, bottom), (left, bottom)
