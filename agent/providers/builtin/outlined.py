# SPDX-License-Identifier: GPL-3.0-or-later
"""Outlines for things that the artist has only boxed in."""

from dataclasses import replace
from math import cos, pi, sin

from ...blueprint import Blueprint, BlueprintObject, Point

ROUND = frozenset({"lathe", "cylinder", "sphere"})
CORNERS = 24


def outlined(blueprint: Blueprint) -> Blueprint:
    """``blueprint`` with an outline for each thing: where none is known the box, or the ellipse in it."""
    return replace(
        blueprint,
        objects=tuple(entry if entry.outline else replace(entry, outline=_guess(entry)) for entry in blueprint.objects),
    )


def _guess(entry: BlueprintObject) -> tuple[Point, ...]:
    left, top, right, bottom = entry.box
    if entry.form == "sphere" or (entry.form in ROUND and entry.lying):
        turns = [2.0 * pi * step / CORNERS for step in range(CORNERS)]
        across, down = (right - left) / 2.0, (bottom - top) / 2.0
        return tuple((left + across * (1.0 + cos(turn)), top + down * (1.0 + sin(turn))) for turn in turns)
    return (left, top), (right, top), (right, bottom), (left, bottom)
